"""The ladder of apps is one list, and what participants wrote stays out of the admin."""

import tomllib

import pytest
from django.conf import settings
from django.contrib import admin


def test_settings_and_contract_tell_the_same_ladder(pytestconfig: pytest.Config) -> None:
    pyproject = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text())
    ladder, *_ = pyproject["tool"]["importlinter"]["contracts"]
    rungs = [app for layer in ladder["layers"] for app in layer.split(" | ")]

    assert rungs == ["config", *settings.LOCAL_APPS]


def test_every_app_keeps_the_order_inside(pytestconfig: pytest.Config) -> None:
    pyproject = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text())
    _ladder, inside, *_ = pyproject["tool"]["importlinter"]["contracts"]

    assert set(inside["containers"]) == set(settings.LOCAL_APPS)
    assert inside["exhaustive"]


def test_admin_never_shows_what_participants_wrote() -> None:
    personal = {"portfolio", "confirmations", "assessments", "certificates", "plans"}

    # A list of words, written about nobody; and what an assessor, not a participant, has learnt.
    of_nobody = {"ScreenedWord", "AssessorCompetence"}
    shown = [model for model in admin.site._registry if model.__name__ not in of_nobody]

    assert personal.isdisjoint(model._meta.app_label for model in shown)
