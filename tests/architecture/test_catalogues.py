"""Swedish and English are complete, and say what the code says; easy Swedish says some of it."""

import re

import polib
import pytest
from django.conf import settings

from home.management.catalogues import is_answered, is_partial, languages, path_of, texts

COMPLETE = [code for code, _name in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(params=languages())
def catalogue(request: pytest.FixtureRequest) -> polib.POFile:
    return polib.pofile(str(path_of(request.param)))


@pytest.mark.parametrize("language", COMPLETE)
def test_catalogue_holds_the_texts_of_the_code_and_no_others(language: str) -> None:
    said = {(text.context, text.singular) for text in texts()}
    kept = {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path_of(language)))}

    assert (said - kept, kept - said) == (set(), set()), "run: python3 run.py fix"


@pytest.mark.parametrize("language", [code for code in languages() if is_partial(code)])
def test_a_partial_catalogue_says_nothing_that_the_code_does_not(language: str) -> None:
    said = {(text.context, text.singular) for text in texts()}
    kept = {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path_of(language)))}

    assert kept - said == set(), "run: python3 run.py fix"


def test_every_text_is_translated(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not is_answered(entry)] == []


def test_no_translation_is_a_guess(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_translations_have_the_placeholders_of_the_text(catalogue: polib.POFile) -> None:
    answered = filter(is_answered, catalogue)

    assert [entry.msgid for entry in answered if not keeps_placeholders(entry)] == []


def test_swedish_does_not_shout() -> None:
    swedish = [entry for code in ("sv", "sv-simple") for entry in polib.pofile(str(path_of(code)))]

    loud = [form for entry in swedish for form in forms_of(entry) if "!" in form]

    assert [form for form in loud if not form.startswith("Hej ")] == []


def keeps_placeholders(entry: polib.POEntry) -> bool:
    """Compare form by form; only the first, singular one may leave the number out."""
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) == placeholders(entry.msgid)
    needed = placeholders(entry.msgid_plural)
    first, *rest = forms_of(entry)
    return placeholders(first) <= needed and all(placeholders(form) == needed for form in rest)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def forms_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
