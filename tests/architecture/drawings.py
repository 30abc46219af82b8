"""Pages that are drawn from the code: the states, the rules with who they let, the API."""

import importlib
import importlib.util
import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields
from types import ModuleType
from typing import Any, get_type_hints

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from accounts.models import User
from lifecycle.transitions import Stateful
from tests.cast import Cast

Samples = dict[type[Model], list[Model]]


def states() -> str:
    """Return docs/states.md: a diagram for each table of transitions."""
    models = [model for model in apps.get_models() if issubclass(model, Stateful)]
    head = "# States\n\nDrawn from the tables of transitions by `python3 run.py docs`."
    return "\n\n".join([head, *map(_diagram, models)]) + "\n"


def _diagram(model: type[Stateful]) -> str:
    arrows = [
        f"    {source} --> {step.target}: {name}"
        for name, step in model.TRANSITIONS.items()
        for source in sorted(step.sources)
    ]
    first = model._meta.get_field("state").default
    head = [f"## {model.__name__}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {first}"]
    return "\n".join([*head, *arrows, "```"])


def permissions(cast: Cast, samples: Samples) -> str:
    """Return docs/permissions.md: each rule, its sentence, and whom of the cast it lets.

    Computed: a dot stands where some thing of Amina's is visible to the person (gate 1) and the
    rule says yes (gate 2). When it can be done is the table of transitions' business.
    """
    people = [
        (field.name, getattr(cast, field.name))
        for field in fields(cast)
        if isinstance(getattr(cast, field.name), User)
    ]
    lines = [
        "# Permissions",
        "",
        "Computed from the rules and the cast of `tests/cast.py` by `python3 run.py docs`.",
        "Things are Amina's. ● the thing can be visible to the person, and the rule says yes.",
        "When it can be done is in [states.md](states.md).",
    ]
    for app in reversed(settings.LOCAL_APPS):
        if rules := list(_rules_of(app)):
            lines += ["", f"## {app}", "", *_table(rules, people, samples)]
    return "\n".join(lines) + "\n"


def _rules_of(app: str) -> Iterator[tuple[str, Callable[..., bool]]]:
    if not importlib.util.find_spec(f"{app}.permissions"):
        return
    module: ModuleType = importlib.import_module(f"{app}.permissions")
    for name, rule in vars(module).items():
        if inspect.isfunction(rule) and rule.__module__ == module.__name__ and name[0] != "_":
            yield name, rule


def _table(
    rules: list[tuple[str, Callable[..., bool]]], people: list[tuple[str, User]], samples: Samples
) -> Iterator[str]:
    yield "| rule | who | " + " | ".join(name for name, _person in people) + " |"
    yield "|---|---|" + ":-:|" * len(people)
    for name, rule in rules:
        who = " ".join((rule.__doc__ or "").split())
        dots = ["●" if lets(rule, person, samples) else "" for _name, person in people]
        yield f"| `{name}` | {who} | " + " | ".join(dots) + " |"


def lets(rule: Callable[..., bool], person: User, samples: Samples) -> bool:
    """Say whether the rule lets the person, for a thing that they see, if it is about things."""
    kinds = [kind for name, kind in get_type_hints(rule).items() if name not in ("return", "user")]
    if not kinds:
        return rule(person)
    return any(_sees(person, thing) and rule(person, thing) for thing in samples.get(kinds[0], []))


def _sees(person: User, thing: Model) -> bool:
    """Say whether gate 1 lets the person see it. Of reference data nothing is hidden there."""
    things: Any = type(thing)._default_manager
    seen = things.visible_to(person) if hasattr(things, "visible_to") else things
    return bool(seen.filter(pk=thing.pk).exists())


def openapi() -> str:
    """Return docs/openapi.yaml."""
    generator: Any = SchemaGenerator
    renderer: Any = OpenApiYamlRenderer
    with translation.override("en"):  # whether or not the catalogues are compiled here
        schema = generator().get_schema(request=None, public=True)
    rendered: bytes = renderer().render(schema, renderer_context={})
    return rendered.decode()
