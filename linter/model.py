"""Station 2: what a disclosure says, field by field, as the author wrote it."""

from dataclasses import dataclass

from linter.document import Place

FIELD_NAMES = (
    "title", "code", "name", "budget", "fiscal_funds", "other_funds", "fund", "purpose",
    "schedule", "goal", "level1", "level2", "indicator", "description", "comparator", "value",
    "values", "unit", "basis", "weight", "scoring", "actual", "table_cell", "narrative",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One raw text and where it stands; `text` may be empty, a field that was not found is None.

    `name` is one of FIELD_NAMES (the JSON format's words), `heading` the heading as printed,
    `row` the 1-based indicator row, `project` the 1-based running number of the project in the
    disclosure (not the number in its title).
    """

    name: str
    text: str
    place: Place
    heading: str = ""
    row: int | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row. A label merged or left blank below itself is inherited.

    `level1` and `level2` hold the label that applies (its own place, also when inherited);
    `level1_word` and `level2_word` the layout's canonical words for them (产出指标, 数量指标 …),
    None when the label is unknown. `category` is the layout-independent class: 数量 质量 时效 成本
    经济效益 社会效益 生态效益 可持续影响 效益 满意度, or None. `schedule` holds instalments of the
    target value where a layout prints them. `values` holds the target values of several regions or
    years, each under its heading; `value` is then their total where one is printed, else None.
    `set` numbers the sets of indicators of a project (long-term and annual, for instance) from 1.
    """

    row: int
    level1: Field | None
    level2: Field | None
    level1_word: str | None
    level2_word: str | None
    category: str | None
    name: Field | None
    description: Field | None = None
    comparator: Field | None = None
    value: Field | None = None
    unit: Field | None = None
    basis: Field | None = None
    weight: Field | None = None
    scoring: Field | None = None
    actual: Field | None = None
    schedule: tuple[Field, ...] = ()
    values: tuple[Field, ...] = ()
    set: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """Why a project was read in the words of a layout: `title` is the layout's, `words` are the
    words seen that tell it from others, `columns` the headings as printed with the field each
    stands for (None for one that no layout knows), `rivals` the ids of the next best layouts. Those
    in `twins` have as good as the same marks: they read the columns alike, and the table may as
    well be one of theirs."""

    layout: str
    title: str
    words: tuple[str, ...]
    columns: tuple[tuple[str, str | None], ...]
    rivals: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One project's target table. `index` is its 1-based running number in the disclosure.

    `number` is the number printed in the title (None when none is printed), `schedule` the cells
    of the spending plan with the period as heading, `goals` the goal cell or cells as printed.
    `amount_unit` is the unit that holds for bare amounts of this table (元, 万元 …), else None.
    `title_name` is the project name within the title and `code_year` the year that the code
    carries, None where they carry none; `last_year` is the year in which the project ends, None
    where the form does not say. `funds` holds every part of the budget that stands beside
    it, in the order of printing, fiscal and other funds among them; forms nest parts in parts.
    `unread_funds` are the labels of parts whose amounts could not be told.
    """

    index: int
    number: int | None
    title: Field | None
    code: Field | None
    name: Field | None
    budget: Field | None
    fiscal_funds: Field | None
    other_funds: Field | None
    purpose: Field | None
    schedule: tuple[Field, ...]
    goals: tuple[Field, ...]
    indicators: tuple[Indicator, ...]
    amount_unit: str | None
    layout: str
    title_name: str | None = None
    code_year: int | None = None
    last_year: int | None = None
    funds: tuple[Field, ...] = ()
    unread_funds: tuple[str, ...] = ()
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A table that is no target table. `kind` is a word of the layout file (expenditure,
    procurement, assets …) or "other"; `headings[i]` joins the heading rows above column i;
    `rows` holds the body, one Field (name `table_cell`) a distinct cell and grid column
    (None where no cell starts or the row is shorter): `rows[r][i]` stands under `headings[i]`.
    """

    kind: str
    caption: Field | None
    amount_unit: str | None
    headings: tuple[str, ...]
    rows: tuple[tuple[Field | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A table that looks like a target table but could not be placed, with the reason (Chinese)."""

    place: Place
    reason: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything recognised in one document. `year` is the budget year, `amount_unit` the
    document's prevailing money unit; `narrative` the paragraphs outside tables, with the nearest
    section title as heading."""

    path: str
    format: str
    layout: str | None
    unit: str | None
    year: int | None
    amount_unit: str | None
    projects: tuple[Project, ...]
    tables: tuple[BudgetTable, ...]
    narrative: tuple[Field, ...]
    unrecognised: tuple[Unrecognised, ...] = ()
    notes: tuple[str, ...] = ()
