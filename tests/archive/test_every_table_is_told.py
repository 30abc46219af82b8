"""Every table that leads to a person goes, goes along, or stays for a reason; and each once."""

from collections import Counter

from django.apps import apps

from archive.purging.things import (
    GOES_ALONG,
    STAYS,
    THINGS,
    WITH_THE_ACCOUNT,
    WITH_THE_ENROLMENT,
)
from archive.purging.words import KINDS
from tests.architecture.tables import tables_about_people

# Their rows lead by two ways: what hangs on a draft goes with it, and what on a kept one later.
TWICE = {"certificates.ChangeRequest", "collaboration.SharedMoment"}


def going() -> Counter[str]:
    parts = [part.model for thing in THINGS for part in thing.parts]
    others = [part.model for part in (*WITH_THE_ENROLMENT, *WITH_THE_ACCOUNT)]
    return Counter([*(thing.model for thing in THINGS), *parts, *others])


def test_every_table_about_people_is_named() -> None:
    named = {*going(), *GOES_ALONG, *STAYS}
    libraries = {"sessions.Session"}  # no foreign key leads from there

    assert tables_about_people() - named == set(), "name it in archive/purging/things.py"
    assert named - tables_about_people() == libraries


def test_none_is_named_twice_but_for_a_reason() -> None:
    assert {label for label, n in going().items() if n > 1} == TWICE
    assert set(going()).isdisjoint(STAYS)
    assert set(GOES_ALONG).isdisjoint({*going(), *STAYS})


def test_reasons_are_reasons() -> None:
    reasons = [*STAYS.values(), *GOES_ALONG.values()]
    assert [reason for reason in reasons if len(reason.split()) < 2] == []


def test_each_kind_has_a_word_for_the_protocol() -> None:
    apps_going = {label.split(".")[0] for label in (*going(), *GOES_ALONG)}
    assert apps_going <= set(KINDS)


def test_each_way_leads_to_fields_that_are_there() -> None:
    for thing in THINGS:
        assert str(apps.get_model(thing.model)._default_manager.filter(**{thing.who: 1}).query)
        for part in thing.parts:
            assert str(
                apps.get_model(part.model)._default_manager.filter(**{part.path: None}).query
            )
