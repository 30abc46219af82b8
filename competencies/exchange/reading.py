"""What every reader of frameworks needs: a report of what was made, and of what was refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from competencies.models import Framework
from competencies.texts import Text


class NotReadable(Exception):
    """The file as a whole cannot be read; the sentence says where it goes wrong."""


@dataclass
class Report:
    """What an import did: the framework, whether it is new, what was made and what was refused."""

    framework: Framework | None = None
    is_new: bool = False
    made: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def count(self, kind: str, number: int = 1) -> None:
        """Write down that something was made."""
        self.made[kind] = self.made.get(kind, 0) + number


class Place:
    """A spot in the file, so that whatever is wrong there is said with its address."""

    def __init__(self, data: Any, path: str = "") -> None:
        self.data = data
        self.path = path

    def at(self, key: str) -> "Place":
        """Go one step in; what is not there is refused with its address."""
        if not isinstance(self.data, Mapping) or key not in self.data:
            raise NotReadable(f"{self.path or 'The file'} lacks «{key}».")
        return Place(self.data[key], f"{self.path}.{key}".lstrip("."))

    def each(self) -> "list[Place]":
        """Go through a list."""
        if not isinstance(self.data, list):
            raise NotReadable(f"«{self.path}» should be a list.")
        return [Place(item, f"{self.path}[{number}]") for number, item in enumerate(self.data)]

    def words(self) -> Text:
        """Read a text in one or more languages: an object {language: words}."""
        fine = isinstance(self.data, Mapping) and all(
            isinstance(words, str) and words.strip() for words in self.data.values()
        )
        if not fine or not self.data:
            raise NotReadable(f"«{self.path}» should hold words for each language.")
        return Text(self.data)

    def string(self) -> str:
        """Read a short string that is not empty."""
        if not isinstance(self.data, str) or not self.data.strip():
            raise NotReadable(f"«{self.path}» should be a string.")
        return self.data.strip()

    def whole(self) -> int:
        """Read a whole number from 0 to 1000."""
        if not isinstance(self.data, int) or isinstance(self.data, bool):
            raise NotReadable(f"«{self.path}» should be a whole number.")
        if not 0 <= self.data <= 1000:
            raise NotReadable(f"«{self.path}» should lie between 0 and 1000.")
        return self.data

    def maybe(self, key: str) -> "Place | None":
        """Go one step in if there is something."""
        there = isinstance(self.data, Mapping) and self.data.get(key) not in (None, {}, [], "")
        return self.at(key) if there else None
