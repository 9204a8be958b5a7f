"""Station 3: the facts of a project as rules see them."""

from decimal import Decimal

from linter.facts.amounts import budget_amount
from linter.facts.copies import Passage, core_of, names_source, passages, row_keys, subject_of
from linter.facts.enumerations import Enumeration, find_enumerations
from linter.facts.equations import calculation_of, find_equations
from linter.facts.events import Deadline, prose_deadlines, row_deadlines
from linter.facts.funds import stated_parts
from linter.facts.indicator import IndicatorFacts, named_alone, row_texts
from linter.facts.instalment import Instalment
from linter.facts.lazy import lazy
from linter.facts.lexicon import Lexicon
from linter.facts.lists import find_lists
from linter.facts.misplaced import Misplaced, misplaced_descriptions
from linter.facts.period import find_periods
from linter.facts.phrase import Phrase
from linter.facts.purpose import content, counts, money_count, novelty
from linter.facts.relevance import activity_of, relevance
from linter.facts.sameness import likeness
from linter.facts.subjects import subject
from linter.facts.text import Text
from linter.facts.titles import title_agrees
from linter.facts.types import Claim, ListSum, Period, Quantity
from linter.facts.weights import Weight, WeightClass, read_weights, weight_classes, weight_total
from linter.facts.workings import Working, find_workings
from linter.facts.years import YearMention, find_years, years_in
from linter.model import Field, Project

# Fewer letters of an indicator are met in any goal.
_LEAST_NAMED = 4
# A blank column of fewer rows is told by each.
_FEWEST_ROWS = 3
# What stands in cells that say nothing.
_DASHES = "-—－/／ \n"


class ProjectFacts:
    """A project's target table, or what of it is for one term where `is_one_term`. Texts are None
    where the layout has no such field."""

    def __init__(
        self, project: Project, year: int | None, lexicon: Lexicon, *, is_one_term: bool = False
    ) -> None:
        self._project = project
        self._year = year
        self._lexicon = lexicon
        self._is_one_term = is_one_term

    @property
    def record(self) -> Project:
        return self._project

    @property
    def index(self) -> int:
        return self._project.index

    @property
    def number(self) -> int | None:
        return self._project.number

    @property
    def amount_unit(self) -> str | None:
        return self._project.amount_unit

    @property
    def layout(self) -> str:
        return self._project.layout

    @property
    def year(self) -> int | None:
        return self._year

    @lazy
    def title(self) -> Text | None:
        return _text(self._project.title)

    @property
    def title_name(self) -> str | None:
        """The project name within the title."""
        return self._project.title_name

    @lazy
    def title_agrees(self) -> bool | None:
        """Whether the title names the project as its name field does, punctuation aside."""
        if not self.title or not self.title_name or not self.name:
            return None
        return title_agrees(self.title, self.title_name, self.name)

    @lazy
    def title_likeness(self) -> Decimal | None:
        """The likeness of the name in the title and the name: 0 to 1."""
        return likeness(self.title_name, self.name) if self.title_name and self.name else None

    @property
    def code_year(self) -> int | None:
        """The year that the project code carries."""
        return self._project.code_year

    @property
    def last_year(self) -> int | None:
        """The year in which the project ends by the form."""
        return self._project.last_year

    @lazy
    def code(self) -> Text | None:
        return _text(self._project.code)

    @lazy
    def name(self) -> Text | None:
        return _text(self._project.name)

    @lazy
    def budget_cell(self) -> Text | None:
        return _text(self._project.budget)

    @lazy
    def fiscal_funds_cell(self) -> Text | None:
        return _text(self._project.fiscal_funds)

    @lazy
    def other_funds_cell(self) -> Text | None:
        return _text(self._project.other_funds)

    @lazy
    def budget(self) -> Quantity | None:
        """The money of the project; None where an evaluated table begins with the nothing that was
        planned for a project added during the year."""
        amount = self._amount(self.budget_cell)
        if amount is None or amount.base or not self._is_evaluated:
            return amount
        return None

    @property
    def _is_evaluated(self) -> bool:
        return any(indicator.actual is not None for indicator in self._project.indicators)

    @lazy
    def fiscal_funds(self) -> Quantity | None:
        return self._amount(self.fiscal_funds_cell)

    @lazy
    def other_funds(self) -> Quantity | None:
        return self._amount(self.other_funds_cell)

    @lazy
    def fund_cells(self) -> tuple[Text, ...]:
        """Every part of the budget that stands beside it, fiscal and other funds among them."""
        own = (self._project.fiscal_funds, self._project.other_funds)
        return tuple(Text(field) for field in self._project.funds or own if field)

    @lazy
    def funds(self) -> tuple[Quantity, ...]:
        """The parts of the money that add up to the budget, where some do; empty when no part is
        stated, or one of them cannot be read."""
        if self._project.unread_funds:
            return ()
        return stated_parts(self.budget, [(cell, self._amount(cell)) for cell in self.fund_cells])

    @lazy
    def purpose(self) -> Text | None:
        return _text(self._project.purpose)

    @lazy
    def purpose_content(self) -> str | None:
        """The purpose without amounts of money, years and the words that every purpose has."""
        return None if self.purpose is None else content(self.purpose, self._lexicon)

    @lazy
    def purpose_novelty(self) -> int | None:
        """How many characters the purpose says beyond the project's name."""
        if self.purpose is None or not self.name:
            return None
        return novelty(self.purpose, self.name, self._lexicon)

    @lazy
    def purpose_counts(self) -> tuple[Quantity, ...] | None:
        """The numbers of things that the purpose states beyond the project's name."""
        if self.purpose is None:
            return None
        return counts(self.purpose, self.name or "", self._lexicon)

    @lazy
    def purpose_amounts(self) -> int | None:
        """How many amounts of money the purpose states."""
        return None if self.purpose is None else money_count(self.purpose, self._lexicon)

    @lazy
    def empty_columns(self) -> tuple[str, ...]:
        """Which of description and basis the form has and no row of several fills in, though one
        has a name and a value."""
        rows = self._project.indicators
        columns = {
            "description": [row.description for row in rows],
            "basis": [row.basis for row in rows],
        }
        return tuple(
            name
            for name, cells in columns.items()
            if len(cells) >= _FEWEST_ROWS
            and self.first_filled is not None
            and cells[0]
            and not any(_says(cell) for cell in cells)
        )

    @lazy
    def first_filled(self) -> int | None:
        """The first row, 1-based, with a name and a value."""
        rows = self._project.indicators
        return next((row.row for row in rows if _says(row.name) and _says(row.value)), None)

    @lazy
    def weights(self) -> tuple[Weight, ...]:
        """The weights of the rows, a merged cell once; empty without a weight column."""
        return read_weights((row.weight, row.level1) for row in self.indicators)

    @lazy
    def weight_total(self) -> Decimal | None:
        """The sum of the weights; None when one of them could not be read."""
        return weight_total(self.weights)

    @lazy
    def weight_classes(self) -> tuple[WeightClass, ...]:
        """The sums of the weights by first level, where every row of it has one."""
        return weight_classes((row.level1_label, row.level1, row.weight) for row in self.indicators)

    @lazy
    def goals(self) -> tuple[Text, ...]:
        return tuple(Text(field) for field in self._project.goals)

    @lazy
    def several_terms(self) -> bool:
        """Whether goals or indicators of the whole table stand for several terms, such as the year
        and all years of the project."""
        headings = {goal.field.heading for goal in self.goals if goal}
        return self._is_one_term or len(headings) > 1 or any(row.set > 1 for row in self.indicators)

    @lazy
    def goal(self) -> Text | None:
        """The first goal cell."""
        return self.goals[0] if self.goals else None

    @lazy
    def goal_text(self) -> str | None:
        """All goal cells together."""
        return "\n".join(self.goals) if self.goals else None

    @lazy
    def goal_phrase(self) -> Phrase | None:
        return Phrase(self.goal_text, self._lexicon) if self.goal_text else None

    @lazy
    def activity(self) -> str | None:
        """What the money is for by the project's name, or by a purpose that begins with it
        (运维, 培训 …); None where neither says so plainly."""
        return activity_of(self.name, self.purpose, self._lexicon) if self.name else None

    @lazy
    def goal_relevance(self) -> Decimal | None:
        """The share (0 to 1) of what name or purpose say that the goals take up, the higher of
        both; None when they say too little."""
        if not self.goal_text:
            return None
        name, purpose = self.name or "", self.purpose_content or ""
        return relevance(name, purpose, self.goal_text, self._lexicon)

    @lazy
    def goal_rows(self) -> tuple[IndicatorFacts, ...]:
        """The indicators whose things the goals name, measuring words left out."""
        goals = self.goal_text or ""
        named = [(row, subject(row.name, self._lexicon)) for row in self.indicators if row.name]
        return tuple(row for row, thing in named if len(thing) >= _LEAST_NAMED and thing in goals)

    @lazy
    def passages(self) -> tuple[Passage, ...]:
        """The goals one by one: the lines of the goal cells, or their sentences."""
        return tuple(passage for goal in self.goals for passage in passages(goal))

    @lazy
    def core(self) -> str:
        """The name without years, brackets, document numbers and words such as 专项经费 at its
        end; empty when nothing is left or there is no name."""
        return core_of(self.name, self._lexicon) if self.name else ""

    @lazy
    def subject(self) -> str:
        """The name without the words that tell sources of money and years apart."""
        return subject_of(self.name, self._lexicon) if self.name else ""

    @lazy
    def names_source(self) -> bool | None:
        """Whether the name says where the money comes from (转移支付, 下达, a document number)."""
        return names_source(self.name, self._lexicon) if self.name else None

    @lazy
    def row_keys(self) -> tuple[str, ...]:
        """Name and value of every row but those on satisfaction, the own core name left out."""
        return row_keys(self.indicators, self.core)

    @lazy
    def schedule(self) -> tuple[Instalment, ...]:
        return tuple(
            Instalment(field, self._year, self._lexicon) for field in self._project.schedule
        )

    @lazy
    def indicators(self) -> tuple[IndicatorFacts, ...]:
        return tuple(
            IndicatorFacts(indicator, self._year, self._lexicon)
            for indicator in self._project.indicators
        )

    def at_row(self, row: int | None) -> IndicatorFacts | None:
        """The indicator in this 1-based row."""
        return None if row is None else self._by_row.get(row)

    @lazy
    def _by_row(self) -> dict[int, IndicatorFacts]:
        return {indicator.row: indicator for indicator in reversed(self.indicators)}

    @lazy
    def misplaced(self) -> tuple[Misplaced, ...]:
        """The rows whose description speaks of another row."""
        return misplaced_descriptions(self.indicators)

    @lazy
    def texts(self) -> tuple[Text, ...]:
        """Every text of the project once: its fields, then its indicators row by row."""
        fields = (
            self.title, self.code, self.name, self.budget_cell, self.fiscal_funds_cell,
            self.other_funds_cell, self.purpose,
        )  # fmt: skip
        header = (text for text in fields if text is not None)
        further = (text for text in self.fund_cells if text.field.name == "fund")
        plan = (instalment.text for instalment in self.schedule)
        return (*header, *further, *plan, *self.goals, *row_texts(self.indicators))

    @lazy
    def own_texts(self) -> tuple[Text, ...]:
        """What the author wrote of the project beyond its name: goals and indicators' cells."""
        rows = (text for row in self.indicators for text in (row.name, row.description) if text)
        return (*self.goals, *rows)

    @lazy
    def claims(self) -> tuple[Claim, ...]:
        """What purpose and goals claim."""
        return (*self._claims(() if self.purpose is None else (self.purpose,)), *self.goal_claims)

    @lazy
    def goal_claims(self) -> tuple[Claim, ...]:
        """What the goals claim."""
        return self._claims(self.goals)

    @lazy
    def goal_periods(self) -> tuple[Period, ...]:
        """The points in time and durations of the goals."""
        found = (find_periods(goal, self._lexicon, self.year) for goal in self.goals)
        return tuple(period for periods in found for period in periods)

    @lazy
    def counts(self) -> tuple[Claim, ...]:
        """All claims of the table: purpose, goals, descriptions, and the indicators' values; those
        of several values under one merged name are of different things."""
        own = set(named_alone(self.indicators))
        rows = [
            claim
            for row in self.indicators
            for claim in (row.count if row in own else None, *row.claims)
            if claim is not None
        ]
        return (*self.claims, *rows)

    @lazy
    def lists(self) -> tuple[ListSum | Working, ...]:
        """The lists of amounts and the workings (count × price) in purpose and goals, and the
        calculations written out in figures there and in the rows."""
        told = tuple(
            text
            for row in self.indicators
            for text in (row.description, row.value, row.basis)
            if text
        )
        prose = (
            found
            for text in self._prose()
            for read in (find_lists, find_workings)
            for found in read(text, self._lexicon)
        )
        figures = (
            found
            for text in (*self._prose(), *told)
            for found in find_equations(text, self._lexicon)
        )
        whole = (
            calculation_of(row.description, row.quantity)
            for row in self.indicators
            if row.description
        )
        return (*prose, *figures, *(found for found in whole if found))

    def _claims(self, texts: tuple[Text, ...]) -> tuple[Claim, ...]:
        from linter.facts.claims import find_claims

        return tuple(c for text in texts for c in find_claims(text, self._lexicon, self.year))

    @lazy
    def years(self) -> tuple[YearMention, ...]:
        """The years that purpose, goals and names of indicators mention."""
        identity = " ".join(text for text in (self.title, self.name) if text)
        code = frozenset() if self.code_year is None else frozenset({self.code_year})
        names = tuple(row.name for row in self.indicators if row.name)
        return tuple(find_years((*self._prose(), *names), years_in(identity) | code))

    @lazy
    def enumerations(self) -> tuple[Enumeration, ...]:
        """The lists of things in purpose, goals and descriptions with a stated number of items."""
        told = (row.description for row in self.indicators if row.description)
        texts = (*self._prose(), *told)
        return tuple(found for text in texts for found in find_enumerations(text, self._lexicon))

    @lazy
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of purpose, goals, descriptions and values, with what they are for."""
        told = prose_deadlines(self._prose(), self._lexicon, self._year)
        return (*told, *row_deadlines(self.indicators, self._lexicon))

    def _prose(self) -> tuple[Text, ...]:
        return self.goals if self.purpose is None else (self.purpose, *self.goals)

    def _amount(self, cell: Text | None) -> Quantity | None:
        if not cell:
            return None
        return budget_amount(cell, self._project.amount_unit, self._lexicon)


def _says(field: Field | None) -> bool:
    return field is not None and field.text.strip(_DASHES) != ""


def _text(field: Field | None) -> Text | None:
    return None if field is None else Text(field)
