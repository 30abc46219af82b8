"""A copy as a page that can be read without us: index.html, in the participant's language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from privacy.exchange.labels import LABELS
from privacy.exchange.sections import SECTIONS, Section

# Marks that say nothing to people, and frozen words that they read in the PDF beside.
FOR_MACHINES = {"code", "content", "id", "sha256", "thing"}
NEEDS_LABEL = {"starts_on", "ends_on", "level", "is_shown", "reason", "method"}
FOOT = "</main></body></html>\n"
LOOK = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;margin:0}"
    "main{max-width:44rem;margin:auto;padding:1rem;overflow-wrap:anywhere}"
    "article{border-top:1px solid;padding:.75rem 0}"
    "dt{font-weight:700}dd{margin:0 0 .5rem}dl dl,ul{margin:0;padding-inline-start:1rem}"
    "img{max-width:100%;height:auto}"
)


def head(participant: User, missing: list[str]) -> str:
    """Return the beginning: whose it is, from when, where to find what, and what is missing."""
    title = _("Everything you have in %(product)s") % {"product": settings.PRODUCT_NAME}
    made = _("Made %(day)s.") % {"day": timezone.localdate().isoformat()}
    machines = _("The file data.json holds the same for machines.")
    links = "".join(f'<li><a href="#{each.key}">{escape(each.title)}</a></li>' for each in SECTIONS)
    return (
        f'<!doctype html><html lang="{get_language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{LOOK}</style></head><body><main>"
        f"<h1>{escape(title)}</h1><p><bdi>{escape(participant.name)}</bdi>. {escape(made)}</p>"
        f"<p>{escape(machines)}</p>"
        f"{_missing(missing)}<ul>{links}</ul>"
    )


def _missing(names: list[str]) -> str:
    if not names:
        return ""
    said = escape(_("These files should be here, but could not be found:"))
    listed = "".join(f"<li>{escape(name)}</li>" for name in names)
    title = escape(_("What is missing"))
    return f"<h2>{title}</h2><p>{said}</p><ul>{listed}</ul>"


def open_section(section: Section) -> str:
    return f'<section><h2 id="{section.key}">{escape(section.title)}</h2>'


def close_section(count: int) -> str:
    nothing = _("Nothing here.")
    return "</section>" if count else f"<p>{escape(nothing)}</p></section>"


def article(row: Mapping[str, Any]) -> str:
    """Return one row as people read it; others on the page can lead to it by its id."""
    mark = f' id="{escape(row["id"])}"' if "id" in row else ""
    return f"<article{mark}>{_terms(row)}</article>"


def _for_people(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in row.items()
        if key not in FOR_MACHINES and value not in (None, "", [], {})
    }


def _terms(row: Mapping[str, Any]) -> str:
    said = [
        f"<dt>{escape(LABELS[key])}</dt><dd>{_value(key, value)}</dd>"
        for key, value in _for_people(row).items()
    ]
    return f"<dl>{''.join(said)}</dl>"


def _value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        said = _("Yes") if value else _("No")
        return escape(said)
    if isinstance(value, Mapping):
        return _terms(value)
    if isinstance(value, list):
        return f"<ul>{''.join(f'<li>{_item(key, each)}</li>' for each in value)}</ul>"
    if key in LINKS:
        return LINKS[key](str(value))
    if key == "at" or key.endswith(("_at", "_on")):
        return escape(_day(str(value)))
    return escape(value).replace("\n", "<br>")


def _item(key: str, value: Any) -> str:
    """Say a short thing on one line: Passa tider · Jag klarade det själv."""
    if not isinstance(value, Mapping) or "file" in value:
        return _value(key, value)
    said = []
    for name, each in _for_people(value).items():
        label = f"{escape(LABELS[name])}: " if name in NEEDS_LABEL else ""
        said.append(f"{label}{_value(name, each)}")
    return " · ".join(said)


def _day(said: str) -> str:
    if len(said) == len("2026-11-28"):
        return date_format(date.fromisoformat(said), "j F Y")
    return date_format(datetime.fromisoformat(said), "j F Y H:i")


def _file(name: str) -> str:
    safe = escape(name)
    picture = f'<img src="{safe}" alt="" loading="lazy"><br>' if name.endswith(".webp") else ""
    return f'<a href="{safe}">{picture}{safe}</a>'


def _moment(pk: str) -> str:
    said = _("Look at the moment")
    return f'<a href="#{escape(pk)}">{escape(said)}</a>'


LINKS = {"file": _file, "moment": _moment, "moments": _moment}
