"""What was typed so far while somebody is enrolled: on the server, sealed, and gone in a week."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.keys import seal, unseal
from accounts.models import User
from programmes.models.enrolment import Enrolment
from programmes.models.project import LocalProject

KEPT = timedelta(days=7)


class EnrolmentDraftQuerySet(models.QuerySet["EnrolmentDraft"]):
    def visible_to(self, user: User) -> "EnrolmentDraftQuerySet":
        """Whoever began it."""
        return self.filter(by=user).select_related(
            "local_project__programme", "enrolment__moved_from__local_project"
        )


class EnrolmentDraft(models.Model):
    """An enrolment that is being written. It may hold an identity number, so it is sealed."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    local_project = models.ForeignKey(LocalProject, on_delete=models.CASCADE, related_name="+")
    # Who was invited before, and begins now; empty for somebody new.
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    typed_sealed = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EnrolmentDraftQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("programmes:write_draft", args=[self.pk, "who"])

    @classmethod
    def forget_old(cls) -> int:
        """Let go of what nobody finished within a week, and return how many there were."""
        return cls.objects.filter(changed_at__lt=timezone.now() - KEPT).delete()[0]

    @property
    def typed(self) -> dict[str, dict[str, Any]]:
        """Return what was typed: {step: {field: words as they were typed}}."""
        loaded: dict[str, dict[str, Any]] = (
            json.loads(unseal(self.typed_sealed) or "{}") if self.typed_sealed else {}
        )
        return loaded

    @property
    def is_weighed(self) -> bool:
        """Whether the programme's conditions are asked about: not of whom it has let in already,
        and who goes on in another of its projects.
        """
        before = self.enrolment and self.enrolment.moved_from
        programme = self.local_project.programme_id
        return before is None or before.local_project.programme_id != programme

    def keep(self, step: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed at a step, right or wrong."""
        self.typed_sealed = seal(json.dumps(self.typed | {step: dict(typed)}))
        self.save(update_fields=["typed_sealed", "changed_at"])
