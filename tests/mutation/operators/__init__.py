"""All operators, by the families of the rules they try."""

from tests.mutation.mutant import Operator
from tests.mutation.operators import (
    budget,
    classification,
    completeness,
    compliance,
    consistency,
    duplicate,
    formula,
    hints,
    measurability,
    text,
    value,
)

OPERATORS: tuple[Operator, ...] = (
    *completeness.OPERATORS,
    *duplicate.OPERATORS,
    *value.OPERATORS,
    *formula.OPERATORS,
    *consistency.OPERATORS,
    *classification.OPERATORS,
    *measurability.OPERATORS,
    *text.OPERATORS,
    *budget.OPERATORS,
    *compliance.OPERATORS,
    *hints.OPERATORS,
)
