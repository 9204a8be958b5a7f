"""Between file and station 1: dates and times as a spreadsheet shows them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from linter.readers.sheets.codes import Section, Token

_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
# Serial 60 is the 29th of February 1900, a day that never was.
_FALSE_DAY = 60
_LAST_SERIAL = 2_958_466
_WEEKDAYS = "一二三四五六日"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moment_of(serial: float, is_1904: bool) -> datetime | None:
    """The moment of a serial number of days, to the second; None outside the calendar."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if is_1904:
        epoch = _EPOCH_1904
    else:
        epoch = _EPOCH + timedelta(days=1) if serial < _FALSE_DAY else _EPOCH
    return epoch + timedelta(seconds=round(serial * 86400))


def serial_of(text: str) -> float | None:
    """The serial number of a date written as 2024-12-31T08:00:00, None for anything else."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return (moment - _EPOCH) / timedelta(days=1)


def date_text(serial: float, section: Section, is_1904: bool) -> str | None:
    """The date or time as the section writes it, None where the number is no date."""
    moment = moment_of(serial, is_1904)
    if moment is None:
        return None
    tokens = section.tokens
    is_half = section.has("noon")
    return "".join(
        _part(token, _unit(tokens, i), moment, serial, is_half) for i, token in enumerate(tokens)
    )


def _unit(tokens: Sequence[Token], index: int) -> str:
    """The unit of a token; m is a minute beside hours or seconds, else a month."""
    token = tokens[index]
    unit = token.text[:1].lower() if token.kind in ("date", "elapsed") else ""
    if unit != "m" or token.kind == "elapsed":
        return unit
    times = [t for t in tokens[:index] if t.kind in ("date", "elapsed")]
    after = next((t for t in tokens[index + 1 :] if t.kind in ("date", "elapsed")), None)
    is_minute = bool(times) and times[-1].text[:1].lower() == "h"
    is_minute = is_minute or (after is not None and after.text[:1].lower() == "s")
    return "minute" if is_minute else "m"


def _part(token: Token, unit: str, moment: datetime, serial: float, is_half: bool) -> str:
    width = len(token.text)
    if token.kind == "elapsed":
        seconds = round(serial * 86400)
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[unit]).rjust(width, "0")
    if token.kind == "noon":
        before, _, after = token.text.partition("/")
        return before if moment.hour < 12 else after
    if token.kind == "digit":
        # Tenths of seconds, which no plan is made in.
        return "0"
    if token.kind != "date":
        return token.text
    return _calendar(unit, width, moment, is_half)


def _calendar(unit: str, width: int, moment: datetime, is_half: bool) -> str:
    match unit:
        case "y":
            return f"{moment.year % 100:02}" if width <= 2 else f"{moment.year:04}"
        case "e" | "b":
            return str(moment.year)
        case "m":
            return _name(_MONTHS[moment.month - 1], width) or str(moment.month).rjust(width, "0")
        case "d":
            return _name(_DAYS[moment.weekday()], width) or str(moment.day).rjust(width, "0")
        case "a":
            day = _WEEKDAYS[moment.weekday()]
            return f"星期{day}" if width > 3 else day
        case "h":
            hour = (moment.hour % 12 or 12) if is_half else moment.hour
            return str(hour).rjust(min(width, 2), "0")
        case "minute":
            return str(moment.minute).rjust(min(width, 2), "0")
        case _:
            return str(moment.second).rjust(min(width, 2), "0")


def _name(word: str, width: int) -> str:
    if width < 3:
        return ""
    return {3: word[:3], 5: word[:1]}.get(width, word)
