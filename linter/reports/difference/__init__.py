"""Station 6: reports of two rounds, pure functions of a `Difference`."""

from linter.filter.difference import Seen

CURED, REMAINING, FRESH, EXCUSED = "已整改", "未整改", "新发现", "已豁免"


def cure_words(seen: Seen) -> str:
    """How a finding is gone: its project may be gone with it."""
    return "新稿中没有对应的项目" if seen.lacks_project else ""


def fresh_words(seen: Seen) -> str:
    """How a finding is new: its project may be."""
    return "原稿中没有对应的项目" if seen.lacks_project else ""
