"""Station 6: the shell of a page that works offline: head, and policy that forbids requests."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from linter.reports.html.elements import Markup, tag, words


def whole_page(
    title: str, style: Markup, body: Iterable[Markup], script: Markup | None = None
) -> str:
    """A page in Chinese with its style and script within; nothing else may run, be drawn or be
    fetched."""
    head = (
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        _policy(style, script),
        tag("title", words(title)),
        tag("style", style),
    )
    held = (*body, tag("script", script)) if script is not None else body
    page = tag("html", (tag("head", head), tag("body", held)), lang="zh-CN")
    return f"<!DOCTYPE html>\n{page}\n"


def _policy(style: str, script: str | None) -> Markup:
    rules = (
        "default-src 'none'",
        f"style-src {_source(style)}",
        *((f"script-src {_source(script)}",) if script is not None else ()),
        "base-uri 'none'",
        "form-action 'none'",
    )
    content = "; ".join(rules)
    return Markup(f'<meta http-equiv="Content-Security-Policy" content="{content}">')


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
