"""The texts of the product: found in code and templates, kept in locale/, no GNU gettext needed."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

SOURCE = "en"  # the language the texts in the code are written in


class Text(NamedTuple):
    """A text as the code says it."""

    singular: str
    context: str = ""
    plural: str = ""


def path_of(language: str) -> Path:
    """Tell where the catalogue of a language lies."""
    folder = Path(settings.LOCALE_PATHS[0], to_locale(language), "LC_MESSAGES")
    return folder / "django.po"


def catalogue_paths() -> list[Path]:
    """List the catalogues there are."""
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))


def texts() -> list[Text]:
    """Find every text in our code and templates, each once, sorted."""
    found: dict[tuple[str, str], Text] = {}
    for source in sources():
        for text in texts_in(source):
            key = (text.singular, text.context)
            found[key] = max(text, found.get(key, text))  # the one with a plural
    return sorted(found.values())


def sources() -> Iterator[Path]:
    """List the files that may speak to people."""
    for folder in (*settings.LOCAL_APPS, "config"):
        yield from Path(settings.BASE_DIR, folder).rglob("*.py")
    for ending in ("*.html", "*.txt"):
        yield from Path(settings.BASE_DIR, "templates").rglob(ending)


def texts_in(source: Path) -> Iterator[Text]:
    """Find the texts of one file."""
    from babel.messages.extract import extract  # for development only, so not always there

    code = source.read_text()
    if source.suffix != ".py":  # its indentation would mean nothing to Python
        code = "\n".join(line.strip() for line in templatize(code, str(source)).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(code.encode()), KEYWORDS):
        words = (message,) if isinstance(message, str) else message
        yield Text(words[0], context or "", "".join(words[1:2]))


KEYWORDS = {
    function + suffix: arguments
    for suffix in ("", "_lazy", "_noop")
    for function, arguments in {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
}


def languages() -> list[str]:
    """List every language that has a catalogue."""
    return list(dict(settings.GUEST_LANGUAGES))


def is_partial(language: str) -> bool:
    """Whether its catalogue holds only what it says otherwise: it is an easier form of another."""
    return language not in dict(settings.LANGUAGES)


def updated(language: str, wanted: Iterable[Text]) -> polib.POFile:
    """Keep the translations a language has of the wanted texts, and leave room for the rest."""
    path = path_of(language)
    # Two people's additions may have been merged into twins: the one with an answer counts.
    known = {
        (entry.msgid, entry.msgctxt or ""): entry
        for entry in sorted(polib.pofile(str(path)) if path.exists() else [], key=is_answered)
    }
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.header = "Put in order by: python3 run.py fix"
    catalogue.metadata = metadata(language)
    for text in wanted:
        entry = blank(text, language)
        old = known.get((text.singular, text.context))
        if old and is_answered(old) and bool(old.msgid_plural) == bool(text.plural):
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
            entry.tcomment, entry.flags = old.tcomment, old.flags
        if is_answered(entry) or not is_partial(language):
            catalogue.append(entry)
    return catalogue


def metadata(language: str) -> dict[str, str]:
    """Head a catalogue without dates and names: those are in the history."""
    from babel.messages.plurals import get_plural

    return {
        "Language": to_locale(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(to_locale(language)).plural_forms,
    }


def blank(text: Text, language: str) -> polib.POEntry:
    """Make an entry that waits for its translation; in the source language it is the text."""
    from babel.messages.plurals import get_plural

    own = language == SOURCE
    entry = polib.POEntry(msgid=text.singular, msgctxt=text.context or None)
    if not text.plural:
        entry.msgstr = text.singular if own else ""
        return entry
    entry.msgid_plural = text.plural
    forms = range(get_plural(to_locale(language)).num_plurals)
    entry.msgstr_plural = {
        form: (text.plural if form else text.singular) if own else "" for form in forms
    }
    return entry


def is_answered(entry: polib.POEntry) -> bool:
    """Tell whether an entry has a translation, in all its forms."""
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)
