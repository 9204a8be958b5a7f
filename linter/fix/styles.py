"""Copies: styles of an Excel workbook that differ from those it has by a colour behind the text."""

from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
          "tableStyles", "colors", "extLst")  # fmt: skip


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
        fills = self._section("fills")
        # Excel takes the first two for these, whatever is written there.
        for kind in ("none", "gray125")[len(fills) :]:
            self._append_fill(fills, kind)
        for number, fill in enumerate(fills):
            front = fill.find(f"{self._tag('patternFill')}/{self._tag('fgColor')}")
            if front is not None and front.get("rgb") == f"FF{colour}":
                return number
        pattern = self._append_fill(fills, "solid")
        pattern.append(fills.makeelement(self._tag("fgColor"), {"rgb": f"FF{colour}"}))
        pattern.append(fills.makeelement(self._tag("bgColor"), {"indexed": "64"}))
        return len(fills) - 1

    def _section(self, local: str) -> _Element:
        """The part of the styles with this name, made in its place where there is none."""
        found = self.root.find(self._tag(local))
        if found is not None:
            return found
        made = self.root.makeelement(self._tag(local))
        behind = frozenset(map(self._tag, _ORDER[_ORDER.index(local) + 1 :]))
        follower = next((each for each in self.root if each.tag in behind), None)
        if follower is None:
            self.root.append(made)
        else:
            follower.addprevious(made)
        return made

    def _append_fill(self, fills: _Element, kind: str) -> _Element:
        fill = fills.makeelement(self._tag("fill"))
        pattern = fill.makeelement(self._tag("patternFill"), {"patternType": kind})
        fill.append(pattern)
        fills.append(fill)
        fills.set("count", str(len(fills)))
        return pattern

    def _add(self, style: str, fill: int) -> int:
        styles = self._section("cellXfs")
        plain = {"numFmtId": "0", "fontId": "0"}
        if not len(styles):
            # The first is that of every cell that names none.
            styles.append(styles.makeelement(self._tag("xf"), plain))
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        if number < len(styles):
            made = deepcopy(styles[number])
        else:
            made = styles.makeelement(self._tag("xf"), plain)
        made.set("fillId", str(fill))
        made.set("applyFill", "1")
        styles.append(made)
        styles.set("count", str(len(styles)))
        return len(styles) - 1
