"""Where and when a document of a given number was written."""

import random
from dataclasses import dataclass

YEARS = (2023, 2024, 2025)
_FIRST = "安宝长成定东丰富广海和恒怀吉江金靖开康乐临灵龙隆宁平青清庆瑞三石顺泰通文武西新兴永云"
_SECOND = "安城川昌德丰阜岗谷关海河化湖江康陵岭流宁平坪桥清泉山水塘田屯溪县乡阳业邑原源远州庄"
_KINDS = ("县", "县", "县", "区", "市")


@dataclass(frozen=True)
class Place:
    """A county by its number, the number of an office in it, and a year."""

    county: int
    office: int
    year: int

    @property
    def name(self) -> str:
        """Two letters, without the kind of the place; no two of 1 500 are the same."""
        first, second = divmod(self.county * 773 % (len(_FIRST) * len(_SECOND)), len(_SECOND))
        return _FIRST[first] + _SECOND[second]

    @property
    def kind(self) -> str:
        return random.Random(f"kind {self.county}").choice(_KINDS)

    @property
    def folder(self) -> str:
        return f"{self.county:04}{self.name}{self.kind}"


def place_of(number: int, offices: int) -> Place:
    """The place of a document: all years of an office, all offices of a county, then the next."""
    rest, year = divmod(number, len(YEARS))
    county, office = divmod(rest, offices)
    return Place(county, office, YEARS[year])
