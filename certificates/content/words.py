"""The trust ladder behind one competency: who said what, as data and as sentences."""

from dataclasses import dataclass
from datetime import date

from certificates.content.dates import say_date, say_list, say_period
from certificates.content.plain import Plain, Text, younger


@dataclass(frozen=True)
class Shown(Plain):
    """The holder's own word: how many moments were recorded, and when."""

    count: int
    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.count < 1 or self.last_on < self.first_on:
            raise ValueError("Shown needs at least one moment, the first not after the last.")

    def headline(self, language: str) -> str:
        """Say what happened."""
        if language == "sv":
            return f"Har visat {self.count} {'gång' if self.count == 1 else 'gånger'}"
        return "Shown once" if self.count == 1 else f"Shown {self.count} times"

    def detail(self, language: str) -> str:
        """Say when."""
        return say_period(self.first_on, self.last_on, language)

    def sentence(self, language: str) -> str:
        """Say both: Har visat 4 gånger, 12 augusti – 3 november 2026."""
        return f"{self.headline(language)}, {self.detail(language)}"


@dataclass(frozen=True)
class Confirmed(Plain):
    """The word of those who saw it: how many confirmations, by which roles, last when, and how
    they came, which says how sure it is who gave them.
    """

    count: int
    by: tuple[Text, ...]
    last_on: date
    how: tuple[Text, ...] = younger(())

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.count < 1 or not self.by:
            raise ValueError("Confirmed needs at least one confirmation and who gave it.")

    def headline(self, language: str) -> str:
        """Say what happened."""
        return {"sv": "Bekräftat", "en": "Confirmed"}[language]

    def detail(self, language: str) -> str:
        """Say by whom, how many times, and how it came."""
        names = "; ".join(dict.fromkeys(who[language] for who in self.by))  # some hold a comma
        said = f"{ {'sv': 'av', 'en': 'by'}[language] } {names} ({self.count})"
        return f"{said}, {'; '.join(way[language] for way in self.how)}" if self.how else said

    def sentence(self, language: str) -> str:
        """Say both: Bekräftat av handledare, Cykelköket (2), via länk och kod."""
        return f"{self.headline(language)} {self.detail(language)}"


@dataclass(frozen=True)
class Assessed(Plain):
    """The assessor's word: by which methods, when, in which role."""

    methods: tuple[Text, ...]
    on: date
    by_role: Text

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.methods:
            raise ValueError("Assessed needs at least one method.")

    def headline(self, language: str) -> str:
        """Say what happened."""
        return {"sv": "Bedömt", "en": "Assessed"}[language]

    def detail(self, language: str) -> str:
        """Say how and when."""
        methods = say_list([method[language] for method in self.methods], language)
        return f"{methods}, {say_date(self.on, language)}"

    def sentence(self, language: str) -> str:
        """Say both: Bedömt: samtal och arbetsprov, 12 november 2026."""
        return f"{self.headline(language)}: {self.detail(language)}"


Rung = Shown | Confirmed | Assessed


@dataclass(frozen=True)
class Words(Plain):
    """The three rungs of one competency; a rung nobody stands on is None."""

    shown: Shown | None
    confirmed: Confirmed | None
    assessed: Assessed | None

    @property
    def rungs(self) -> tuple[Rung | None, ...]:
        """The rungs from the lowest to the highest."""
        return (self.shown, self.confirmed, self.assessed)

    def sentences(self, language: str) -> tuple[str, ...]:
        """Say each rung that somebody stands on."""
        return tuple(rung.sentence(language) for rung in self.rungs if rung)

    def line(self, language: str) -> str:
        """Say all of them on one line."""
        return " · ".join(self.sentences(language))
