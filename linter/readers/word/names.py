"""Between file and station 1: the names of Word elements in either of their namespaces."""

from dataclasses import dataclass

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATHS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/math",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/math",
}
_CONTENT = (
    "p t tc tab ptab br cr noBreakHyphen sym fldChar gridSpan vMerge hMerge gridBefore tblHeader "
    "del moveFrom cellDel"
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALTERNATES = f"{{{_COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{_COMPATIBILITY}}}Choice"


@dataclass(frozen=True, slots=True)
class Names:
    """Qualified names; `content` are the elements that carry text or shape, `awkward` those that
    change what is seen around them, `changes` the former properties kept by tracked changes."""

    document: str
    table: str
    row: str
    cell: str
    paragraph: str
    run: str
    text: str
    maths_text: str
    maths_denominator: str
    control: str
    tab: str
    tab_stops: str
    position_tab: str
    line_break: str
    carriage_return: str
    hyphen: str
    symbol: str
    field_mark: str
    grid_span: str
    vertical_merge: str
    horizontal_merge: str
    grid_before: str
    repeated_header: str
    deleted: str
    moved_away: str
    deleted_cell: str
    run_properties: str
    row_properties: str
    hidden: str
    prompt: str
    ruby: str
    text_box: str
    changes: frozenset[str]
    content: tuple[str, ...]
    awkward: tuple[str, ...]
    value: str
    kind: str
    field_kind: str
    font: str
    character: str


def names_in(namespace: str) -> Names:
    """The names in one of the two namespaces of WordprocessingML."""

    def word(local: str) -> str:
        return f"{{{namespace}}}{local}"

    maths = f"{{{_MATHS[namespace]}}}"
    changes = frozenset(
        word(f"{owner}PrChange") for owner in ("r", "p", "tc", "tr", "tbl", "sect", "tblGrid")
    )
    content = (
        *map(
            word,
            _CONTENT.split(),
        ),
        f"{maths}t",
        f"{maths}den",
    )
    awkward = (
        *map(word, ("del", "moveFrom", "vanish", "showingPlcHdr", "rt", "txbxContent", "tbl")),
        ALTERNATES,
        *changes,
    )
    return Names(
        document=word("document"),
        table=word("tbl"),
        row=word("tr"),
        cell=word("tc"),
        paragraph=word("p"),
        run=word("r"),
        text=word("t"),
        maths_text=f"{maths}t",
        maths_denominator=f"{maths}den",
        control=word("sdt"),
        tab=word("tab"),
        tab_stops=word("tabs"),
        position_tab=word("ptab"),
        line_break=word("br"),
        carriage_return=word("cr"),
        hyphen=word("noBreakHyphen"),
        symbol=word("sym"),
        field_mark=word("fldChar"),
        grid_span=word("gridSpan"),
        vertical_merge=word("vMerge"),
        horizontal_merge=word("hMerge"),
        grid_before=word("gridBefore"),
        repeated_header=word("tblHeader"),
        deleted=word("del"),
        moved_away=word("moveFrom"),
        deleted_cell=word("cellDel"),
        run_properties=word("rPr"),
        row_properties=word("trPr"),
        hidden=word("vanish"),
        prompt=word("showingPlcHdr"),
        ruby=word("rt"),
        text_box=word("txbxContent"),
        changes=changes,
        content=content,
        awkward=awkward,
        value=word("val"),
        kind=word("type"),
        field_kind=word("fldCharType"),
        font=word("font"),
        character=word("char"),
    )
