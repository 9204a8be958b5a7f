"""Station 6: what kept a document, or a part of it, from being checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from linter.findings import DocumentReport

Kind = Literal["unreadable", "partial", "no-tables", "failure"]
_LABELS: Mapping[Kind, str] = MappingProxyType(
    {
        "unreadable": "未能检查",
        "partial": "部分检查",
        "no-tables": "没有绩效目标表",
        "failure": "规则运行出错",
    }
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason, in Chinese; `rule` is the one that broke where the kind is `failure`."""

    kind: Kind
    reason: str
    rule: str | None = None

    @property
    def is_grave(self) -> bool:
        """Whether it makes a run fail, however many documents were checked beside it."""
        return self.kind in ("unreadable", "failure")

    @property
    def label(self) -> str:
        """The kind, in words."""
        return _LABELS[self.kind]

    @property
    def title(self) -> str:
        """The kind, with the rule that broke."""
        return f"{self.label} {self.rule}" if self.rule else self.label

    @property
    def words(self) -> str:
        """The reason, with the rule that broke."""
        return f"{self.rule}：{self.reason}" if self.rule else self.reason


def troubles(document: DocumentReport) -> Iterator[Trouble]:
    """Everything that was not checked in a document, the document as a whole first."""
    if document.reason is not None:
        kind: Kind = "unreadable" if document.status == "unreadable" else "partial"
        yield Trouble(kind, document.reason)
    elif document.lacks_tables:
        yield Trouble("no-tables", "一张也没有识别出来，不能据此认为没有问题")
    for failure in document.failures:
        yield Trouble("failure", failure.reason, failure.rule)
