"""What somebody writes to the others of a group, in versions that can be read."""

import uuid
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from collaboration.models.group import Group
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, user: User) -> "PostQuerySet":
        """Whoever works in the group today."""
        seen = self.filter(group__in=Group.objects.of(user).values("pk"))
        return seen.select_related("author", "group__programme", "group__local_project__programme")

    def newest_first(self) -> "PostQuerySet":
        """Return them as a page lists them. Two queries, however many."""
        return self.select_related("author").prefetch_related("versions").order_by("-made_at")


class Post(Stateful):
    """One message to a group. Plain text; its author can change it, and everybody sees that."""

    class State(models.TextChoices):
        PUBLISHED = "published", _("To be read")
        REMOVED = "removed", _("Removed")

    TRANSITIONS = {"remove": Transition({State.PUBLISHED}, State.REMOVED)}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="posts")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.PUBLISHED)
    made_at = models.DateTimeField(default=timezone.now)

    objects = PostQuerySet.as_manager()

    if TYPE_CHECKING:
        author_id: int

    class Meta:
        verbose_name = _("Post")
        indexes = [models.Index(fields=["group", "-made_at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("collaboration:show_post", args=[self.pk])

    @classmethod
    @transaction.atomic
    def write(cls, group: Group, text: str, *, by: User) -> "Post":
        """Write to the group."""
        post = cls.objects.create(group=group, author=by)
        post.versions.create(number=1, text=text, by=by)
        Event.record(post, "write", by=by)
        return post

    # Steps

    @transaction.atomic
    def edit(self, text: str, *, by: User) -> None:
        """Say it in other words: a new version, beside those before. The same is no change."""
        locked = Post.objects.select_for_update().get(pk=self.pk)
        if locked.is_removed:
            raise Refused(_("The post has been removed."), subject=self)
        latest = locked.latest
        if latest is None or latest.text == text:
            return
        self.versions.create(number=latest.number + 1, text=text, by=by)
        Event.record(self, "edit", by=by)

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take it away: the words of all versions go for good, a line says that it was there."""
        self._take("remove", by=by)
        self.versions.all().delete()

    # Questions

    @property
    def is_removed(self) -> bool:
        return self.state == self.State.REMOVED

    @property
    def latest(self) -> "PostVersion | None":
        """The words as they are now; None once it is removed. Prefetch versions before many."""
        return max(self.versions.all(), key=lambda version: version.number, default=None)


class PostVersion(models.Model):
    """The words of a post at one time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="one_post_version_per_number"),
            models.CheckConstraint(name="post_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
