"""Between file and station 1: radicals and compatibility forms that PDF fonts give for characters.

A font that draws a radical and a character with one shape often names the radical; a reader sees
no difference, a comparison does.
"""

import unicodedata
from collections.abc import Mapping

# Characters of simplified Chinese for radicals that Unicode gives no decomposition, and for those
# whose decomposition is the traditional character.
_SIMPLIFIED = (
    "⺁厂⺅亻⺈刀⺉刂⺌小⺍小⺕彐⺘扌⺙攵⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺨犭⺩王⺪疋⺫罒⺭礻⺮竹⺯糹⺰纟⺳网⺶羊⺷羊⺻聿⺼月⺾艹"
    "⻂衤⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻐钅⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
    "⼾户"
)


def _unified() -> Mapping[int, str]:
    table = {
        code: unicodedata.normalize("NFKC", chr(code))
        for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF))
        for code in range(first, last + 1)
    }
    radicals, characters = _SIMPLIFIED[::2], _SIMPLIFIED[1::2]
    table |= dict(zip(map(ord, radicals), characters, strict=True))
    return {code: text for code, text in table.items() if text != chr(code) and len(text) == 1}


UNIFIED: Mapping[int, str] = _unified()
"""The character for the code of such a form; other codes are absent."""
