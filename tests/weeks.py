"""What the people of the demo have done in the last weeks, in their own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Moment:
    """One thing somebody did, and what they say it shows."""

    days: int  # ago
    text: str
    shown: dict[str, str]  # {code of the competency: how it went}
    scene: str = ""  # of the photo, if they took one
    place: str = ""  # in their own words; their placement, if none
    reply: str = ""  # what somebody on the team writes back

    @property
    def day(self) -> datetime:
        return timezone.localtime() - timedelta(days=self.days)


ALONE, HELPED, TRIED = "on_my_own", "with_help", "tried"
AT_THE_WORKSHOP = [
    Moment(
        54,
        "Jag bytte slang på en barncykel. Det var min första helt själv.",
        {"A1.1": ALONE, "A3.1": HELPED},
        "wheel",
        reply="Helt själv. Fint, Amina.",
    ),
    Moment(
        47,
        "Jag kom i tid och öppnade verkstaden med Kalle.",
        {"A1.1": ALONE},
        reply="Jag såg att det var mörkt ute när du gick.",
    ),
    Moment(
        41,
        "Jag ordnade hyllan med slangar och skruvar. Nu hittar alla.",
        {"A1.4": ALONE, "A4.1": ALONE},
        "shelf",
        reply="Jag hittade en skruvmejsel direkt i går.",
    ),
    Moment(
        34,
        "Kalle visade hur man ställer in bromsar. Sedan gjorde jag två själv.",
        {"A3.1": ALONE, "A4.1": ALONE, "A1.4": ALONE},
        "wheel",
        reply="Berätta gärna för mig hur man gör.",
    ),
]
LATER = [
    Moment(
        22,
        "En kund var arg. Jag lyssnade klart och hämtade Kalle.",
        {"A2.2": HELPED},
        reply="Det där var modigt.",
    ),
    Moment(
        15,
        "Jag skrev en lista på allt som var slut och visade den för Kalle.",
        {"A3.3": ALONE, "A4.2": ALONE},
        "notebook",
        reply="Nu kan alla se vad som ska köpas.",
    ),
]
FLEA_MARKET = Moment(
    8,
    "Jag tog betalt och växlade på loppisen.",
    {"A5.1": HELPED, "A3.3": ALONE},
    place="Kvarterets loppis",
)
AT_HOME = Moment(6, "Jag lagade min brors cykel hemma.", {"A4.3": ALONE}, place="Hemma")
ASKED = Moment(2, "Jag bytte slang och pumpade hjulet.", {"A4.4": ALONE, "A4.1": ALONE}, "wheel")
UNANSWERED = Moment(
    1, "Jag satte om plantor och visade två nya hur man gör.", {"A2.1": ALONE}, "seedlings"
)
PRIVATE = Moment(0, "Jag ringde ett samtal som jag inte vågade ringa i går.", {"A3.2": TRIED})

IN_THE_KITCHEN = [
    Moment(
        30,
        "Jag skar grönsaker till soppan.",
        {"A5.3": ALONE, "A3.1": HELPED},
        "kitchen",
        reply="Soppan var god.",
    ),
    Moment(
        21,
        "Jag tvättade händerna, bytte förkläde och började i tid.",
        {"A5.3": ALONE, "A1.1": ALONE},
        reply="Bra, Mehari.",
    ),
    Moment(
        9,
        "Jag lagade maten själv, efter receptet.",
        {"A3.1": ALONE, "A1.1": ALONE},
        "kitchen",
        reply="Den tog slut fort.",
    ),
]
OF_SKYE = [
    Moment(
        25, "Jag planerade veckan på papper.", {"A1.3": ALONE}, "notebook", reply="Du har koll."
    ),
    Moment(
        18,
        "Jag vattnade alla plantor, varje dag.",
        {"A1.3": ALONE, "A4.1": ALONE},
        reply="Varje dag, det märks.",
    ),
]
OF_THE_OTHERS = {
    "Leo Karlsson": Moment(23, "Jag kom till fikat.", {"A1.1": TRIED}, place="Lokalen"),
    "Oksana Shevchuk": Moment(3, "Jag hjälpte till i köket.", {"A2.1": ALONE}, "kitchen"),
}
TOGETHER = "Vi lagade soppa tillsammans och åt den också."
