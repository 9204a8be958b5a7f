"""Between file and station 1: whether plain text is a dump, separated values or Markdown."""

from linter.document import Unreadable
from linter.readers.encoding import decode
from linter.readers.formats import FORMATS
from linter.readers.markdown import is_rule
from linter.readers.separated import divides

# What a name may leave open: text without a suffix may be anything.
_NAMED = ("csv", "markdown")
_DELIMITERS = ("\t", ",", ";")
MAX_TEXT_BYTES = 64 * 1024 * 1024


def plain_format(data: bytes, suffix: str) -> str:
    """`csv`, `markdown` or `text`: by the suffix, and without a telling one by what is written."""
    for format in _NAMED:
        if suffix in FORMATS[format].suffixes:
            return format
    if len(data) > MAX_TEXT_BYTES:
        return "text"
    try:
        text, _ = decode(data)
    except Unreadable:
        return "text"
    if _is_markdown(text):
        return "markdown"
    delimiters = _DELIMITERS[:1] if suffix in FORMATS["text"].suffixes else _DELIMITERS
    return "csv" if any(divides(text, delimiter) for delimiter in delimiters) else "text"


def _is_markdown(text: str) -> bool:
    """Whether there is a table: a line with bars, and below it the rule under its headings."""
    if "|" not in text:
        return False
    above = ""
    for line in text.splitlines():
        if is_rule(line) and "|" in above:
            return True
        above = line
    return False
