"""Each transition has a method, a rule and a test file of its name: search the verb, find all."""

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from lifecycle.transitions import Stateful

# What a thing is called in rules, pages and tests where that is shorter than its class.
NOUNS = {
    "ConfirmationRequest": "request",
    "AssessmentCase": "case",
    "StatementRequest": "statement",
    "CompetenceLetter": "letter",
    "ChangeRequest": "change",
    "ShareLink": "link",
    "RevocationProposal": "proposal",
    "ReportingMonth": "month",
    "GroupMapping": "mapping",
    "CalendarFeed": "feed",
}
TESTS = Path(__file__).resolve().parent.parent


def steps() -> Iterator[tuple[type[Stateful], str]]:
    for model in apps.get_models():
        if issubclass(model, Stateful):
            for step in model.TRANSITIONS:
                yield model, step


def name_of(model: type[Stateful], step: str) -> str:
    return f"{step}_{NOUNS.get(model.__name__, model.__name__.lower())}"


def rules() -> dict[str, Callable[..., bool]]:
    found: dict[str, Any] = {}
    for app in settings.LOCAL_APPS:
        if importlib.util.find_spec(f"{app}.permissions"):
            found |= vars(importlib.import_module(f"{app}.permissions"))
    return {name: rule for name, rule in found.items() if callable(rule)}


STEPS = [pytest.param(*each, id=name_of(*each)) for each in steps()]


@pytest.mark.parametrize(("model", "step"), STEPS)
def test_step_has_a_method_that_says_what_it_does(model: type[Stateful], step: str) -> None:
    method: Any = getattr(model, step, None)

    assert method is not None
    assert method.__doc__, "Its docstring is printed in docs."


@pytest.mark.parametrize(("model", "step"), STEPS)
def test_step_has_a_rule_that_says_who(model: type[Stateful], step: str) -> None:
    rule = rules().get(name_of(model, step))

    assert rule is not None
    assert rule.__doc__, "Its docstring is printed in docs."


@pytest.mark.parametrize(("model", "step"), STEPS)
def test_step_has_a_test_file(model: type[Stateful], step: str) -> None:
    assert list(TESTS.glob(f"*/test_{name_of(model, step)}.py"))


@pytest.mark.parametrize(("model", "step"), STEPS)
def test_step_leads_from_known_states_to_known_states(model: type[Stateful], step: str) -> None:
    known = set(model.State.values)  # type: ignore[attr-defined]
    transition = model.TRANSITIONS[step]

    assert {*transition.sources, transition.target} <= known
