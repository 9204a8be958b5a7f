"""Station 6: papers for people in Word, filled into templates that a bureau can replace."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).parent
# The shipped template of each paper, by its format.
SHIPPED: Mapping[str, Path] = MappingProxyType(
    {"opinion": _FOLDER / "opinion.docx", "notice": _FOLDER / "notice.docx"}
)
