"""Station 6: pieces of HTML that are escaped by construction."""

from collections.abc import Iterable
from html import escape
from typing import NewType

from linter.reports.markup import clean

# Only `words`, `tag` and `joined` make it, so no text of a document gets in unescaped.
Markup = NewType("Markup", str)
Content = Markup | Iterable[Markup]
NOTHING = Markup("")


def words(text: str) -> Markup:
    """Text as it is read."""
    return Markup(escape(clean(text), quote=False))


def joined(parts: Content) -> Markup:
    """Pieces one after another."""
    return Markup(parts if isinstance(parts, str) else "".join(parts))


def tag(name: str, content: Content = NOTHING, **attributes: str | bool | None) -> Markup:
    """An element. Underscores in names of attributes become hyphens, one at the end falls away;
    an attribute that is None or False is left out, one that is True has no value."""
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{told}>{joined(content)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(clean(str(value)))}"'
