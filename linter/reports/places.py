"""Station 6: a place in words, for people."""

from linter.document import Place, TextPlace


def place_words(place: Place) -> str:
    """第12表第3行第5格 in a Word file, 第8段 outside its tables, 第1769行 in a text file."""
    if isinstance(place, TextPlace):
        return f"第{place.line}行"
    parts = ((place.table, "表"), (place.row, "行"), (place.cell, "格"), (place.paragraph, "段"))
    # The first paragraph of a cell is the cell; only a later one needs saying.
    shown = [
        f"第{number}{unit}"
        for number, unit in parts
        if number is not None and not (unit == "段" and place.cell is not None and number == 1)
    ]
    return "".join(shown) or "全文"
