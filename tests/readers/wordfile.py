"""Small Word files written by hand, and a picture of what was read from them."""

import io
import zipfile

from linter.document import Document, Paragraph, Table
from linter.readers import read_bytes

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def document_xml(body: str, namespace: str = TRANSITIONAL, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}'
        f'<w:document xmlns:w="{namespace}" {_OTHERS}><w:body>{body}</w:body></w:document>'
    ).encode()


def relations(target: str, kind: str = _RELATION) -> bytes:
    return (
        '<?xml version="1.0"?><Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def package(parts: dict[str, bytes]) -> bytes:
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return done.getvalue()


def word_file(body: str, namespace: str = TRANSITIONAL) -> bytes:
    return package(
        {
            "_rels/.rels": relations("word/document.xml"),
            "word/document.xml": document_xml(body, namespace),
        }
    )


def p(*contents: str, properties: str = "") -> str:
    """A paragraph; a content without markup becomes a run of its own."""
    runs = "".join(part if part.startswith("<") else r(part) for part in contents)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*contents: str, span: int = 1, properties: str = "") -> str:
    """A cell; a content without markup becomes a paragraph of its own."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    blocks = "".join(part if part.startswith("<") else p(part) for part in contents)
    return f"<w:tc><w:tcPr>{spans}{properties}</w:tcPr>{blocks or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell without markup becomes a plain one."""
    written = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{written}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


START = '<w:vMerge w:val="restart"/>'
BELOW = "<w:vMerge/>"


def picture(table: Table) -> list[list[str]]:
    """The grid with each text once: `<` continues the cell at the left, `^` the one above,
    `-` is covered by no cell."""
    rows: list[list[str]] = []
    for index, row in enumerate(table.grid):
        rows.append(
            [
                "-"
                if cell is None
                else "^"
                if cell.row < index
                else "<"
                if cell.column < column
                else cell.text
                for column, cell in enumerate(row)
            ]
        )
    return rows


def pictures(document: Document) -> list[str | list[list[str]]]:
    return [
        block.text if isinstance(block, Paragraph) else picture(block) for block in document.blocks
    ]


def seen(body: str, namespace: str = TRANSITIONAL) -> list[str | list[list[str]]]:
    """What is read from a Word file with this body."""
    return pictures(read_bytes(word_file(body, namespace), "文档.docx"))
