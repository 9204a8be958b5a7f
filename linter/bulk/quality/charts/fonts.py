"""Station 7: a font with Chinese characters for pictures, among those that are installed."""

from collections.abc import Iterable

# What Windows, 统信 UOS, 麒麟, other Linux systems and macOS bring, the plainer ones first.
_FAMILIES = (
    "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "Source Han Sans CN", "思源黑体", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "文泉驿微米黑",
    "文泉驿正黑", "HarmonyOS Sans SC", "MiSans", "PingFang SC", "Hiragino Sans GB", "Heiti SC",
    "STHeiti", "SimHei", "FZHei-B01", "方正黑体_GBK", "Noto Sans CJK JP", "Noto Sans CJK TC",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "Source Han Serif SC", "SimSun", "NSimSun",
    "FangSong", "KaiTi", "DengXian", "STSong", "STFangsong", "FZSong", "Kylin Sans",
    "AR PL UMing CN", "AR PL UKai CN", "Droid Sans Fallback",
)  # fmt: skip


def chinese_font() -> str | None:
    """The family to draw with, None where no font for Chinese is installed."""
    from matplotlib.font_manager import fontManager

    return first_of(each.name for each in fontManager.ttflist)


def first_of(installed: Iterable[str]) -> str | None:
    """The best family among those installed."""
    held = set(installed)
    return next((family for family in _FAMILIES if family in held), None)
