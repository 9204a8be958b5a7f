"""Between file and station 1: what of a workbook was not read, in words for people."""

from collections.abc import Sequence

from linter.readers.sheets.sheet import Sheet, ranges_words

_LONGEST = 60


def sheet_notes(hidden_sheets: Sequence[str], sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Notes on hidden sheets, rows and columns, and on formulas without a value."""
    notes = []
    if hidden_sheets:
        notes.append(f"有隐藏的工作表，没有读：{_cut('、'.join(hidden_sheets))}")
    for sheet in sheets:
        name = f"“{sheet.name}”表" if sheet.name else "表中"
        rows = {row for row in sheet.hidden_rows if sheet.rows.get(row)}
        if rows:
            notes.append(f"{name}有隐藏的行，没有读：{_cut(ranges_words(rows))}")
        filled = {column for texts in sheet.rows.values() for column in texts}
        columns = sheet.hidden_columns & filled
        if columns:
            notes.append(f"{name}有隐藏的列，没有读：{_cut(ranges_words(columns, True))}")
        unknown = sum(text is None for texts in sheet.rows.values() for text in texts.values())
        if unknown:
            notes.append(
                f"{name}有{unknown}个公式没有保存计算结果，这些格没有检查；"
                "请用 Excel 或 WPS 打开后保存一次"
            )
    return tuple(notes)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
