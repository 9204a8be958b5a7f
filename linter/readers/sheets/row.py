"""Between file and station 1: one row of a sheet while its tables are looked for."""

from dataclasses import dataclass, field

from linter.readers.sheets.sheet import Area


@dataclass(slots=True)
class Row:
    """A row that holds something: the texts of the cells that start in it by column, None where
    unknown; `areas` are those of merged ones, `reach` the columns merged cells from above cover."""

    number: int
    starts: dict[int, str | None] = field(default_factory=dict)
    areas: dict[int, Area] = field(default_factory=dict)
    reach: set[int] = field(default_factory=set)

    @property
    def is_single(self) -> bool:
        """Whether there is but one cell."""
        return len(self.starts) == 1 and not self.reach

    @property
    def is_title(self) -> bool:
        """Whether the only cell is merged over several columns, as a title is and no value."""
        if not self.is_single or not self.areas:
            return False
        return any(area.right > area.left for area in self.areas.values())

    @property
    def edge(self) -> int:
        """The last column that the row fills."""
        last = max(self.starts, default=-1)
        if self.areas:
            last = max(last, *(area.right for area in self.areas.values()))
        return max(last, *self.reach) if self.reach else last
