"""Station 7: the charts as figures of matplotlib, without its global state of plots."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from linter.reports.width import text_width

WIDTH = 7.0
_BAR, _PALE, _INK, _LINE = "#2f5d8c", "#c3cfdc", "#1c2430", "#d5dae1"
# Inches: a line of a chart with names at its side, a column of text, what stands above and below.
_ROW, _COLUMN, _ABOVE, _BELOW, _LEGEND = 0.27, 0.066, 0.12, 0.52, 0.3
_AROUND = _ABOVE + _BELOW
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Look:
    """How charts are lettered: `font` is a family with Chinese characters, None where there is
    none. Without `has_words` they bear numbers and codes only, which their captions explain."""

    font: str | None
    has_words: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: `code` stands for its `label` where that cannot be written."""

    code: str
    label: str
    values: tuple[float, ...]


@contextmanager
def settings(look: Look) -> Iterator[None]:
    """The settings of matplotlib under which figures are drawn and written, the same every time."""
    import matplotlib

    families = [look.font, "DejaVu Sans"] if look.font else ["DejaVu Sans"]
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "font.family": families,
                "font.size": 9,
                "svg.fonttype": "none",
                "svg.hashsalt": "jxlint",
                "axes.unicode_minus": False,
                "axes.edgecolor": _INK,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "text.color": _INK,
                "axes.labelcolor": _INK,
                "xtick.color": _INK,
                "ytick.color": _INK,
                "hatch.linewidth": 0.6,
            }
        )
        yield


def distribution(look: Look, labels: Sequence[str], counts: Sequence[int]) -> Any:
    """Bars of how many tables have which score."""
    figure, axes = _figure(3.1, 0.75)
    places = range(len(counts))
    bars = axes.bar(places, counts, width=0.86, color=_BAR, edgecolor=_INK, linewidth=0.6)
    axes.bar_label(bars, labels=[str(count) if count else "" for count in counts], padding=2)
    axes.set_xticks(places, labels)
    axes.set_ylim(0, max([*counts, 1]) * 1.15)
    axes.yaxis.set_major_locator(_whole_numbers())
    _titles(axes, look, "得分", "表数")
    return figure


def spreads(look: Look, rows: Sequence[Row]) -> Any:
    """A line a unit: lower quartile, median and upper quartile of its scores."""
    figure, axes = _figure(_AROUND + _ROW * max(len(rows), 3), _left(look, rows))
    places = range(len(rows))
    for place, row in zip(places, rows, strict=True):
        low, median, high = row.values
        axes.plot([low, high], [place, place], color=_PALE, linewidth=5, solid_capstyle="butt")
        axes.plot([median], [place], "o", color=_BAR, markeredgecolor=_INK, markersize=6)
    _name_rows(axes, look, rows)
    axes.set_xlim(-2, 102)
    _titles(axes, look, "得分（圆点为中位数，横条为四分位区间）", "")
    return figure


def shares(look: Look, rows: Sequence[Row]) -> Any:
    """A bar a rule: the share of tables, in per cent."""
    figure, axes = _figure(_AROUND + _ROW * max(len(rows), 3), _left(look, rows))
    values = [row.values[0] for row in rows]
    bars = axes.barh(range(len(rows)), values, height=0.66, color=_BAR, edgecolor=_INK,
                     linewidth=0.6)  # fmt: skip
    axes.bar_label(bars, labels=[f"{value:.1f}%" for value in values], padding=3)
    _name_rows(axes, look, rows)
    axes.set_xlim(0, max([*values, 1]) * 1.14)
    _titles(axes, look, "占全部项目表的比例（%）", "")
    return figure


def changes(look: Look, rows: Sequence[Row]) -> Any:
    """Two bars a rule: the shares of tables before (hatched) and now."""
    height = _AROUND + _LEGEND + _ROW * 1.6 * max(len(rows), 2)
    figure, axes = _figure(height, _left(look, rows), _LEGEND)
    for shift, index, name, style in (
        (-0.2, 0, "上次", {"color": "#ffffff", "hatch": "////"}),
        (0.2, 1, "本次", {"color": _BAR}),
    ):
        places = [place + shift for place in range(len(rows))]
        values = [row.values[index] for row in rows]
        label = name if look.has_words else str(index + 1)
        bars = axes.barh(places, values, height=0.38, edgecolor=_INK, linewidth=0.6, label=label,
                         **style)  # fmt: skip
        axes.bar_label(bars, labels=[f"{value:.1f}%" for value in values], padding=3, fontsize=8)
    _name_rows(axes, look, rows)
    axes.set_xlim(0, max([value for row in rows for value in row.values] or [1]) * 1.16 or 1)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False)
    _titles(axes, look, "占全部项目表的比例（%）", "")
    return figure


def _figure(height: float, left: float, top: float = 0.0) -> tuple[Any, Any]:
    """A figure with room for what is written left of and above the axes, in inches. The room is
    reckoned by the width of characters, so that it does for the fonts of other machines."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_subplot()
    figure.subplots_adjust(
        left=left / WIDTH,
        right=1 - 0.12 / WIDTH,
        bottom=_BELOW / height,
        top=1 - (_ABOVE + top) / height,
    )
    return figure, axes


def _left(look: Look, rows: Sequence[Row]) -> float:
    return max((text_width(_label(look, row)) for row in rows), default=0) * _COLUMN + 0.18


def _label(look: Look, row: Row) -> str:
    return _shortened(row.label) if look.has_words else row.code


def _name_rows(axes: Any, look: Look, rows: Sequence[Row]) -> None:
    """The rows from the top downward with their names, and lines behind them."""
    names = [_label(look, row) for row in rows]
    axes.set_yticks(range(len(rows)), names)
    axes.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    axes.xaxis.grid(True, color=_LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)


def _shortened(label: str) -> str:
    kept = label
    while text_width(kept) > _LONGEST_LABEL:
        kept = kept[:-1]
    return label if kept == label else f"{kept}…"


def _titles(axes: Any, look: Look, below: str, beside: str) -> None:
    if look.has_words:
        axes.set_xlabel(below)
        axes.set_ylabel(beside, labelpad=7)


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)
