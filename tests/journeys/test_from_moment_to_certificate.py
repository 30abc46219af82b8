"""From a moment on a phone to a certificate anyone can check, with and without JavaScript."""

from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from certificates.models import Certificate
from confirmations.models import ConfirmationRequest
from tests.cast import Cast
from tests.conftest import Postman
from tests.journeys import people
from tests.journeys.conftest import PHONE, Arrive


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def browser_context_args(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"viewport": PHONE, "locale": "sv-SE", "java_script_enabled": request.param}


def test_from_moment_to_certificate(
    arrive: Arrive, live_server: LiveServer, cast: Cast, postman: Postman, settings: Any
) -> None:
    settings.PUBLIC_URL = live_server.url

    page = arrive(cast.amina)
    people.amina_records(page, live_server.url)
    people.amina_shares(page)
    people.sara_answers(arrive(cast.sara), live_server.url)
    people.amina_asks_kalle(arrive(cast.amina), live_server.url)
    [letter] = postman()
    assert letter.to == [cast.kalle.email]

    asked = ConfirmationRequest.objects.get()
    assert asked.link in letter.body
    people.kalle_answers(arrive(None), asked.link)

    people.amina_hands_over(arrive(cast.amina), live_server.url)
    people.ada_assesses(arrive(cast.ada), live_server.url)
    people.elin_checks(arrive(cast.elin), live_server.url)
    people.amina_says_yes(arrive(cast.amina), live_server.url)
    people.ines_issues(arrive(cast.ines), live_server.url)

    certificate = Certificate.objects.get()
    assert certificate.is_valid
    people.employer_checks(arrive(None), live_server.url, certificate.shown_number)
