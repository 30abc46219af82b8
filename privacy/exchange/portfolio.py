"""The participant's own moments, and what others said about them."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from confirmations.models import Confirmation, ConfirmationRequest, Suggestion
from portfolio.models import Entry
from privacy.exchange.files import photo_file
from privacy.exchange.saying import at, named, on

Rows = Iterator[dict[str, Any]]


def moments(user: User) -> Rows:
    """All of them, drafts and private ones too."""
    mine = Entry.objects.filter(participant=user).select_related("placement__workplace")
    everything = mine.prefetch_related(
        "evidence", "self_assessments__competency", "feedback__author"
    )
    for entry in everything.order_by("created_at", "pk").iterator(chunk_size=100):
        yield {
            "id": str(entry.pk),
            "text": entry.text,
            "happened_on": on(entry.happened_on),
            "place": entry.where,
            "state": entry.get_state_display(),
            "created_at": at(entry.created_at),
            "changed_at": at(entry.changed_at),
            "looked_at": at(entry.looked_at),
            "shows": [
                {**named(said.competency), "how": said.get_how_display() if said.how else None}
                for said in entry.self_assessments.all()
            ],
            "photos": [
                {"file": photo_file(each), "sha256": each.sha256, "created_at": at(each.created_at)}
                for each in entry.evidence.all()
            ],
            "feedback": [
                {"name": each.author.name, "text": each.text, "at": at(each.created_at)}
                for each in entry.feedback.all()
            ],
        }


def questions(user: User) -> Rows:
    """Each as it was asked, with the answer and in which role it was given."""
    mine = ConfirmationRequest.objects.filter(entry__participant=user)
    everything = mine.select_related("confirmation__remark").prefetch_related(
        "questions__competency", "reminders"
    )
    for asked in everything.order_by("created_at", "pk").iterator(chunk_size=100):
        confirmation = getattr(asked, "confirmation", None)
        yield {
            "moment": str(asked.entry_id),
            "name": asked.name,
            "title": asked.title,
            "words": asked.words,
            "place": asked.place,
            "happened_on": on(asked.happened_on),
            "state": asked.get_state_display(),
            "way": asked.get_door_display(),
            "created_at": at(asked.created_at),
            "asked": [named(each.competency) for each in asked.questions.all()],
            "reminded_at": [at(each.sent_at) for each in asked.reminders.all() if each.sent_at],
            "answer": _answer(confirmation) if confirmation else None,
        }


def _answer(confirmation: Confirmation) -> dict[str, Any]:
    """Return what the participant reads of it: what lasts, and no sentence that was held back."""
    return {
        "name": confirmation.name,
        "title": confirmation.title,
        "way": str(confirmation.own_way),
        "at": at(confirmation.made_at),
        "changed_at": at(confirmation.changed_at),
        "answers": [
            {"competency": str(each.question.name), "answer": each.get_answer_display()}
            for each in confirmation.lasting
        ],
        "phrases": [str(phrase) for phrase in confirmation.in_phrases],
        "comment": confirmation.comment,
    }


def suggestions(user: User) -> Rows:
    """Those that they can see: what the team has taken back was perhaps about somebody else."""
    mine = Suggestion.objects.visible_to(user).filter(participant=user)
    everything = mine.prefetch_related("seen__competency")
    for suggestion in everything.order_by("pk").iterator(chunk_size=100):
        activity = suggestion.activity
        yield {
            "activity": activity.name,
            "happened_on": on(activity.happened_on),
            "place": activity.place,
            "text": activity.text,
            "name": activity.made_by.name,
            "state": suggestion.get_state_display(),
            "moment": str(suggestion.entry_id) if suggestion.entry_id else None,
            "seen": [
                {**named(each.competency), "answer": each.get_answer_display()}
                for each in suggestion.seen.all()
            ],
        }
