"""What the conversation asks, and the pictures to point at: words of ours, answers of theirs.

Nothing here asks why. What helps is asked for, never what somebody has: no health, no diagnosis.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_GOALS = 3  # at a time: what is chosen has to be few to be small
# The words are the writer's own, in any language; these have a name in the list.
WRITTEN_IN = [
    *settings.LANGUAGES,
    ("ar", "العربية"),
    ("fa", "فارسی"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("uk", "Українська"),
    ("other", _("Another language")),
]


@dataclass(frozen=True)
class Tile:
    """One picture to point at, with its word. The code is what is kept."""

    code: str
    label: Promise
    picture: str

    @property
    def icon(self) -> str:
        return f"{self.picture}-duo"


@dataclass(frozen=True)
class Question:
    """One short question, and what may be pointed at; own words always fit beside."""

    code: str
    ask: Promise
    hint: Promise
    tiles: tuple[Tile, ...]


POINT = _("Point at what fits. Write too, if you like.")
TILES = {
    tile.code: tile
    for tile in (
        Tile("animals", _("Animals"), "dog"),
        Tile("beforehand", _("Knowing beforehand what will happen"), "calendar-check"),
        Tile("building", _("Building"), "hammer"),
        Tile("cafe", _("Café"), "coffee"),
        Tile("careful", _("Doing things carefully"), "magnifying-glass"),
        Tile("carrying", _("Carrying and lifting"), "package"),
        Tile("children", _("Children"), "baby"),
        Tile("clothes", _("Clothes and sewing"), "scissors"),
        Tile("company", _("Somebody I know is there"), "users"),
        Tile("computers", _("Phones and computers"), "laptop"),
        Tile("cooking", _("Cooking and baking"), "cooking-pot"),
        Tile("drawing", _("Drawing and pictures"), "paint-brush"),
        Tile("few", _("Where there are few people"), "user"),
        Tile("film", _("Photo and film"), "camera"),
        Tile("games", _("Games"), "game-controller"),
        Tile("garden", _("Plants and gardens"), "plant"),
        Tile("helping", _("Helping others"), "hand-heart"),
        Tile("ideas", _("Having ideas"), "lightbulb"),
        Tile("indoors", _("Indoors"), "house"),
        Tile("languages", _("Languages"), "translate"),
        Tile("list", _("A list to tick off"), "list-checks"),
        Tile("listening", _("Listening"), "ear"),
        Tile("many", _("Where a lot is going on"), "users-three"),
        Tile("mending", _("Mending things"), "wrench"),
        Tile("music", _("Music"), "music-notes"),
        Tile("one_thing", _("One thing at a time"), "number-circle-one"),
        Tile("order", _("Keeping things in order"), "check-square"),
        Tile("outdoors", _("Outdoors"), "tree"),
        Tile("pace", _("Taking the time it takes"), "clock"),
        Tile("people", _("Being with others"), "chat-circle"),
        Tile("pictures", _("Pictures"), "image"),
        Tile("quiet", _("Quiet around me"), "headphones"),
        Tile("reading", _("Reading and writing"), "book-open"),
        Tile("shop", _("Shop"), "storefront"),
        Tile("shown", _("Somebody shows me"), "eye"),
        Tile("sport", _("Sport and moving"), "soccer-ball"),
        Tile("asking", _("Being able to ask again"), "hand-waving"),
        Tile("vehicles", _("Bicycles and cars"), "bicycle"),
        Tile("warehouse", _("Warehouse"), "package"),
    )
}


def _some(*codes: str) -> tuple[Tile, ...]:
    return tuple(TILES[code] for code in codes)


QUESTIONS = (
    Question(
        "likes",
        _("What do you like doing?"),
        POINT,
        _some("music", "sport", "games", "cooking", "animals", "drawing")
        + _some("mending", "outdoors", "reading", "people"),
    ),
    Question(
        "good_at",
        _("What are you good at?"),
        _("Big or small. Point, or write."),
        _some("helping", "listening", "careful", "mending", "languages", "ideas")
        + _some("order", "carrying", "computers", "pace"),
    ),
    Question(
        "asked_for",
        _("What do others ask you for help with?"),
        _("Family, friends, anybody."),
        _some("computers", "languages", "cooking", "children", "carrying", "mending")
        + _some("listening", "animals"),
    ),
    Question(
        "helps",
        _("What helps you when something is new?"),
        _("Write what helps. You never have to say why."),
        _some("shown", "one_thing", "pictures", "list", "beforehand", "company")
        + _some("quiet", "music", "pace", "asking"),
    ),
    Question(
        "feels_right",
        _("Where do you feel at ease?"),
        POINT,
        _some("indoors", "outdoors", "few", "many", "quiet", "animals")
        + _some("children", "cooking", "computers", "vehicles"),
    ),
    Question(
        "wants_to_try",
        _("What would you like to try?"),
        _("It does not have to become anything. It may only be a thought."),
        _some("vehicles", "cafe", "shop", "animals", "garden", "children")
        + _some("building", "computers", "warehouse", "clothes", "film", "music"),
    ),
)
BY_CODE = {question.code: question for question in QUESTIONS}


def after(question: Question) -> Question | None:
    """Return the question that follows, None after the last."""
    place = QUESTIONS.index(question) + 1
    return QUESTIONS[place] if place < len(QUESTIONS) else None


def before(question: Question) -> Question | None:
    """Return the question that stood before, None for the first."""
    place = QUESTIONS.index(question)
    return QUESTIONS[place - 1] if place else None
