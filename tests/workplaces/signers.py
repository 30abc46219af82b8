"""Supervisors nobody on the team has looked at yet."""

from confirmations.models import ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry
from workplaces.models import Supervisor


def make_signer(cast: Cast, email: str = "bo@lager.example", name: str = "Bo Ek") -> Supervisor:
    """Return somebody whom Amina has named."""
    return Supervisor.propose(name, email, title="", organisation=cast.goteborg, by=cast.amina)


def let_answer(cast: Cast, signer: Supervisor) -> ConfirmationRequest:
    """Return a question of Amina's that the signer has answered."""
    return answer(ask(cast, make_entry(cast), supervisor=signer))
