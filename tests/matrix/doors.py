"""The doors of a side that secrets open, whoever comes with one."""

from certificates.models import ShareLink
from collaboration.models import CalendarFeed
from confirmations.models import OwnPage, Poster
from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry


def open_doors(here: Cast) -> dict[str, str]:
    """Return the token of each door that a secret opens, by the first part of its address."""
    feed = CalendarFeed.make(by=here.sara)
    poster = Poster.objects.get(workplace=here.cykelkoket)
    statement = here.amina.statement_requests.get()
    link = ShareLink.objects.get(certificate__participant=here.amina)
    return {
        "s": ask(here, make_entry(here)).token,
        "s/mine": OwnPage.make(here.kalle).token,
        "w": statement.token,
        "c": link.path.split("/")[2],
        "p": poster.path.split("/")[2],
        "calendar": feed.link.split("/")[-2],
    }
