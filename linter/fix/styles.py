"""Copies: styles of an Excel workbook that differ from those it has by a colour behind the text."""

from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Styles:
    """The part of the styles; `made` are the styles added so far by former style and colour."""

    part: str
    root: _Element
    made: dict[tuple[str, str], int]

    def coloured(self, style: str, colour: str) -> int:
        """The number of the style that is like `style` (a number) but for its fill."""
        key = style, colour
        if key not in self.made:
            self.made[key] = self._add(style, self._fill(colour))
        return self.made[key]

    def _tag(self, local: str) -> str:
        return f"{self.root.tag.rpartition('}')[0]}}}{local}"

    def _fill(self, colour: str) -> int:
        fills = self.root.find(self._tag("fills"))
        if fills is None:
            fills = self.root.makeelement(self._tag("fills"))
            # Excel takes the first two for these, whatever is written there.
            for kind in ("none", "gray125"):
                self._append_fill(fills, kind)
            fonts = self.root.find(self._tag("fonts"))
            if fonts is None:
                self.root.insert(0, fills)
            else:
                fonts.addnext(fills)
        for number, fill in enumerate(fills):
            front = fill.find(f"{self._tag('patternFill')}/{self._tag('fgColor')}")
            if front is not None and front.get("rgb") == f"FF{colour}":
                return number
        pattern = self._append_fill(fills, "solid")
        pattern.append(fills.makeelement(self._tag("fgColor"), {"rgb": f"FF{colour}"}))
        pattern.append(fills.makeelement(self._tag("bgColor"), {"indexed": "64"}))
        return len(fills) - 1

    def _append_fill(self, fills: _Element, kind: str) -> _Element:
        fill = fills.makeelement(self._tag("fill"))
        pattern = fill.makeelement(self._tag("patternFill"), {"patternType": kind})
        fill.append(pattern)
        fills.append(fill)
        fills.set("count", str(len(fills)))
        return pattern

    def _add(self, style: str, fill: int) -> int:
        styles = self.root.find(self._tag("cellXfs"))
        if styles is None:
            styles = self.root.makeelement(self._tag("cellXfs"))
            self.root.append(styles)
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        if number < len(styles):
            made = deepcopy(styles[number])
        else:
            made = styles.makeelement(self._tag("xf"), {"numFmtId": "0", "fontId": "0"})
        made.set("fillId", str(fill))
        made.set("applyFill", "1")
        styles.append(made)
        styles.set("count", str(len(styles)))
        return len(styles) - 1
