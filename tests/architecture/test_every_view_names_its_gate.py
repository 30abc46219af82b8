"""No address of ours was left open by mistake."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

OURS = (*settings.LOCAL_APPS, "config")


def views(resolver: URLResolver) -> Iterator[Any]:
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from views(item)
        elif isinstance(item, URLPattern) and item.callback.__module__.startswith(OURS):
            yield item.callback


@pytest.mark.parametrize("view", list(views(get_resolver())), ids=lambda view: view.__qualname__)
def test_every_view_names_its_gate(view: Any) -> None:
    gated = getattr(view, "cls", view)  # an API view keeps its gate on the class

    assert callable(getattr(gated, "gate", None)), "Put a gate of accounts.guards on it."


def test_the_test_sees_views() -> None:
    assert len(list(views(get_resolver()))) > 5
