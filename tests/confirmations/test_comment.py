"""Who may read a supervisor's own sentence."""

from confirmations.models import Comment, ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.asked import ask, said_to


def test_what_is_held_is_read_by_the_team_and_nobody_else(cast: Cast) -> None:
    asked = ask(cast)
    asked.answer(said_to(asked, "yes", "Bra jobbat."))
    assert Comment.objects.visible_to(cast.amina).get().text == "Bra jobbat."
    assert asked.confirmation.comment == "Bra jobbat."

    Comment.objects.update(state="held")

    assert ConfirmationRequest.objects.get(pk=asked.pk).confirmation.comment == ""
    assert not Comment.objects.visible_to(cast.amina).exists()
    assert Comment.objects.visible_to(cast.sara).exists()
    assert not Comment.objects.visible_to(cast.ada).exists()
