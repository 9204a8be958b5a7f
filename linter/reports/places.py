"""Station 6: a place in words, for people."""

from linter.document import HtmlPlace, PagePlace, Place, SheetPlace, TextPlace, WordPlace


def place_words(place: Place) -> str:
    """第12表第3行第5格 in a Word file or on a page, 第8段 outside its tables, “公开”表B3 in a
    workbook, 第3页 in a PDF, 第1769行 in a text file."""
    match place:
        case TextPlace(line=line):
            return f"第{line}行"
        case PagePlace(page=page):
            return f"第{page}页"
        case SheetPlace(sheet=sheet, cell=cell):
            named = f"“{sheet}”表" if sheet else ""
            return f"{named}{cell or ''}" or "全文"
        case WordPlace() | HtmlPlace():
            return _counted(place)


def _counted(place: WordPlace | HtmlPlace) -> str:
    parts = ((place.table, "表"), (place.row, "行"), (place.cell, "格"), (place.paragraph, "段"))
    # The first paragraph of a cell is the cell; only a later one needs saying.
    shown = [
        f"第{number}{unit}"
        for number, unit in parts
        if number is not None and not (unit == "段" and place.cell is not None and number == 1)
    ]
    return "".join(shown) or "全文"
