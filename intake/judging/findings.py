"""What is found in a row: what it would do, and the sentences and questions about it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Answers = Mapping[str, Mapping[str, str]]  # {row: {question: answer}}


class Outcome(StrEnum):
    """What a row would do."""

    WRONG = "wrong"  # it has to be mended in the file
    ASKS = "asks"  # it has to be answered
    THERE = "there"  # it is here already: nothing
    JOINS = "joins"  # somebody who is here gets what is new
    NEW = "new"


@dataclass
class Ask:
    """A question about a row, and what was answered."""

    key: str
    words: str
    choices: list[tuple[str, str]]
    answer: str = ""


@dataclass
class Finding:
    """One row, looked at."""

    row: int
    who: str
    outcome: Outcome
    says: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)


@dataclass
class Findings(Generic[Thing]):
    """All rows, looked at; and what the good ones would make."""

    rows: list[Finding]
    to_make: list[Thing]

    @property
    def counts(self) -> Counter[str]:
        return Counter(each.outcome.value for each in self.rows)

    @property
    def are_clean(self) -> bool:
        """Whether nothing is wrong or unanswered."""
        return not any(each.outcome in (Outcome.WRONG, Outcome.ASKS) for each in self.rows)

    def to_tell(self) -> list[dict[str, Any]]:
        """Return what is said of each row, those to be mended first."""
        order = list(Outcome)
        return [asdict(each) for each in sorted(self.rows, key=lambda it: order.index(it.outcome))]


class Questions:
    """Asks about one row, where nothing was answered yet."""

    def __init__(self, row: int, answers: Answers) -> None:
        self.asked: list[Ask] = []
        self._answers = answers.get(str(row), {})

    def ask(self, key: str, words: str, choices: Sequence[tuple[str, str]]) -> str:
        """Return what was answered, if that is one of the choices; else nothing."""
        answer = self._answers.get(key, "")
        answer = answer if answer in dict(choices) else ""
        self.asked.append(Ask(key, words, list(choices), answer))
        return answer

    def has_asked(self, key: str) -> bool:
        return any(ask.key == key for ask in self.asked)

    @property
    def are_open(self) -> bool:
        return any(not ask.answer for ask in self.asked)
