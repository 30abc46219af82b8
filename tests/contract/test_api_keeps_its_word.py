"""Schemathesis asks the API everything its description allows, and more: no 500, no surprise."""

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import ApiToken
from tests.architecture import drawings
from tests.cast import Cast

pytestmark = pytest.mark.contract
FROM_HERE = {"REMOTE_ADDR": "127.0.0.1"}  # a real server always says who asks
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def api(cast: Cast) -> Any:
    """Return the described API, to be asked without a network."""
    return schemathesis.openapi.from_wsgi("/api/schema/?format=json", get_wsgi_application())


@pytest.fixture
def headers(cast: Cast) -> dict[str, str]:
    """Return what makes a question Amina's."""
    key = ApiToken.make(cast.amina, "contract")[1]
    return {"Authorization": f"Token {key}", "Accept-Encoding": "identity"}


def test_every_answer_is_described(api: Any, headers: dict[str, str]) -> None:
    operations = [result.ok() for result in api.get_all_operations()]

    assert len(operations) > 1
    for operation in operations:
        ask_everything(operation, headers)


def ask_everything(operation: Any, headers: dict[str, str]) -> None:
    """Ask one operation many questions, the same ones each time."""

    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        answer = case.call(headers=headers, environ_base=FROM_HERE)
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_the_description_names_every_address() -> None:
    described = drawings.openapi()

    for path in ("/api/frameworks/", "/api/frameworks/{slug}/{version}/"):
        assert f"{path}:" in described
