"""What can be wrong with a formula in a description."""

import re

from corpus.build_clean import DESCRIPTION, VALUE
from tests.mutation.mutant import Operator, Spot, substituted, swap_cell

RATIO = re.compile(r"^([^÷×，；]+)÷([^÷×，；]+)×100%")


def of_description(swap: object) -> object:
    return lambda spot: swap(spot.row[DESCRIPTION])


def single(spot: Spot) -> bool:
    return RATIO.match(spot.row[DESCRIPTION]) is not None


def same_parts(spot: Spot) -> str | None:
    return RATIO.sub(r"\2÷\2×100%", spot.row[DESCRIPTION])


def turned_parts(spot: Spot) -> str | None:
    found = RATIO.match(spot.row[DESCRIPTION])
    if found is None or not re.search("总", found[2]) or re.search("总|应|上年", found[1]):
        return None
    return RATIO.sub(r"\2÷\1×100%", spot.row[DESCRIPTION])


def undefined(spot: Spot) -> str | None:
    """A rate explained by words that give no way to compute it."""
    return f"考核{spot.name[:-1]}的实际情况" if spot.name.endswith("率") else None


def half_a_bracket(spot: Spot) -> str | None:
    text = spot.row[DESCRIPTION]
    return text.replace("）÷", "÷", 1) if "）÷" in text else None


def full_marks(spot: Spot) -> str | None:
    """A scoring rule whose full marks begin elsewhere than at the target value."""
    found = re.fullmatch(r"≥(\d+)%", spot.value)
    if found is None:
        return None
    return f"{spot.row[DESCRIPTION]}，≥{int(found[1]) - 7}%得满分"


def steep_steps(spot: Spot) -> str | None:
    found = re.fullmatch(r"=(\d+)(人|次|台|场|期)", spot.value)
    if found is None or int(found[1]) < 8:
        return None
    unit, lowest = found[2], int(found[1]) // 4
    return f"{spot.row[DESCRIPTION]}，每减少1{unit}扣30%，低于{lowest}{unit}得0分"


OPERATORS = (
    Operator("FML01", "factor-101", swap_cell(
        DESCRIPTION, of_description(substituted("×100%", "×101%")), where=single)),
    Operator("FML01", "factor-10", swap_cell(
        DESCRIPTION, of_description(substituted("×100%", "*10%")), where=single)),
    Operator("FML01", "factor-without-sign", swap_cell(
        DESCRIPTION, of_description(substituted("×100%", "×100")), where=single)),
    Operator("FML02", "bracket-lost", swap_cell(DESCRIPTION, half_a_bracket)),
    Operator("FML02", "denominator-lost", swap_cell(
        DESCRIPTION, of_description(substituted(r"÷[^÷×，]+×100%", "÷×100%")), where=single)),
    Operator("FML04", "same-parts", swap_cell(DESCRIPTION, same_parts, where=single)),
    Operator("FML04", "turned-parts", swap_cell(DESCRIPTION, turned_parts, where=single)),
    Operator("FML05", "undefined-rate", swap_cell(DESCRIPTION, undefined, where=single)),
    Operator("FML06", "share-without-sign", swap_cell(
        VALUE, lambda spot: substituted("%$", "")(spot.value), where=single), {
        "VAL01": "没有百分号就没有单位",
    }),
    Operator("FML07", "steep-steps", swap_cell(DESCRIPTION, steep_steps)),
    Operator("FML08", "full-marks-elsewhere", swap_cell(DESCRIPTION, full_marks)),
)  # fmt: skip
