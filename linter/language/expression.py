"""The rule language: expressions, checked when a rule is loaded, compiled when first asked for.

`shape` checks syntax, names and attributes when a rule is loaded, `evalidate` guards once more what
is compiled; operators are replaced by the functions of `operations`, which know facts and None.
"""

import ast
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any

from evalidate import EvalModel, SafeAST

from linter.facts.lazy import lazy
from linter.language import operations
from linter.language.operations import FUNCTIONS, Undecided
from linter.language.shape import Inference, Shape, ShapeError

LONGEST = 2000
NODES = [
    "Expression", "Constant", "Name", "Load", "Store", "Attribute", "Subscript", "Tuple", "List",
    "Compare", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "In", "NotIn", "Is", "IsNot",
    "BoolOp", "And", "Or", "UnaryOp", "Not", "USub", "BinOp", "Add", "Sub", "Mult", "Div",
    "IfExp", "Call", "GeneratorExp", "ListComp", "comprehension",
]  # fmt: skip
OPERATORS = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"}
COMPARISONS = {
    ast.Eq: "equal", ast.NotEq: "differs", ast.Lt: "less", ast.LtE: "at_most", ast.Gt: "more",
    ast.GtE: "at_least", ast.In: "inside", ast.NotIn: "outside",
}  # fmt: skip
MACHINERY: Mapping[str, Any] = {
    "__builtins__": {},
    **FUNCTIONS,
    **{
        f"_{name}": getattr(operations, name)
        for name in (*OPERATORS.values(), *COMPARISONS.values())
    },
}


class ExpressionError(Exception):
    """An expression that may not be used; `column` is its 0-based offset in the expression."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True)
class Expression:
    """An expression that has been checked. `shape` is the static type of its value.

    Not slotted: many are never asked for, and those that are keep their code.
    """

    text: str
    shape: Shape = field(compare=False)

    @lazy
    def code(self) -> CodeType:
        return _code(self.text)

    @lazy
    def names(self) -> frozenset[str]:
        """The names that it needs from outside, without those of functions."""
        named = [node for node in ast.walk(_tree(self.text)) if isinstance(node, ast.Name)]
        bound = {node.id for node in named if isinstance(node.ctx, ast.Store)}
        return frozenset(node.id for node in named) - bound - FUNCTIONS.keys()

    def value(self, names: dict[str, Any]) -> Any:
        """The value for these names, which must hold MACHINERY.

        Raises Undecided when a fact that was not recognised stands in the way.
        """
        try:
            return eval(self.code, names)
        except AttributeError as error:
            if error.obj is None:
                raise Undecided(self.text) from None
            raise
        except TypeError as error:
            if "NoneType" in str(error):
                raise Undecided(self.text) from None
            raise

    def truth(self, names: dict[str, Any]) -> bool:
        """Whether the value is true; None and what cannot be decided count as false."""
        try:
            return bool(self.value(names))
        except Undecided:
            return False


class _Operators(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _call(f"_{OPERATORS[type(node.op)]}", node.left, node.right)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ops[0], ast.Is | ast.IsNot):
            return node
        return _call(f"_{COMPARISONS[type(node.ops[0])]}", node.left, node.comparators[0])


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


class _Public:
    """The attributes that evalidate lets through: all public ones; `shape` knows which exist."""

    def __contains__(self, name: str) -> bool:
        return not name.startswith("_")


_ALLOWED = EvalModel(nodes=NODES, allowed_functions=[*FUNCTIONS], attributes=_Public())


# The same few expressions stand in many rules.
@lru_cache(maxsize=4096)
def _tree(text: str) -> ast.Expression:
    return ast.parse(text, mode="eval")


@lru_cache(maxsize=4096)
def _code(text: str) -> CodeType:
    tree = ast.parse(text, mode="eval")
    # A second fence behind `shape`: evalidate refuses every node, attribute and call that is not
    # allowed.
    SafeAST(_ALLOWED).visit(tree)
    tree = _Operators().visit(tree)
    return compile(ast.fix_missing_locations(tree), "<rule>", "eval")


def split(whole: Expression, own: Set[str]) -> tuple[Expression | None, Expression | None]:
    """A condition as what needs none of the `own` names, and the rest; both joined by “and”.

    The first part may be asked before the names are worked out, which is most of the work.
    """
    body = _tree(whole.text).body
    parts = body.values if isinstance(body, ast.BoolOp) and isinstance(body.op, ast.And) else [body]
    early: list[str] = []
    late: list[str] = []
    for part in parts:
        names = {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}
        (late if names & own else early).append(f"({_segment(whole.text, part)})")
    if not early or not late:
        return (None, whole) if late else (whole, None)
    return Expression(" and ".join(early), bool), Expression(" and ".join(late), bool)


def _segment(text: str, node: ast.expr) -> str:
    """The source of a node; the columns of Python count the bytes of UTF-8."""
    return text.encode()[node.col_offset : node.end_col_offset].decode()


def _prepared(text: str) -> str:
    # A backslash stands for itself, as in the regular expressions that people write here.
    return " ".join(text.split("\n")).strip().replace("\\", "\\\\")


def compile_expression(text: str, names: Mapping[str, Shape]) -> Expression:
    """Check an expression over these names; raises ExpressionError."""
    text = _prepared(text)
    if len(text) > LONGEST:
        raise ExpressionError(f"表达式超过{LONGEST}个字符")
    try:
        shape = Inference(names, FUNCTIONS).of(_tree(text))
    except SyntaxError as error:
        raise ExpressionError(f"表达式写法有误：{error.msg}") from None
    except ShapeError as error:
        raise ExpressionError(str(error), getattr(error.node, "col_offset", 0)) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"表达式无法解析：{error}") from None
    return Expression(text, shape)
