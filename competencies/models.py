"""The standard: what can be shown, on which level, by which criteria. A graph, as real ones are."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import PeriodQuerySet, Role, User, period_in_order
from competencies.texts import TranslatedField, refuse_half_a_text
from lifecycle.transitions import Stateful, Transition


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def visible_to(self, user: Any) -> "FrameworkQuerySet":
        """Drafts are for framework editors; the rest is public."""
        if isinstance(user, User) and user.has_role(Role.FRAMEWORK_EDITOR):
            return self
        return self.public()

    def public(self) -> "FrameworkQuerySet":
        return self.exclude(state=Framework.State.DRAFT)

    def in_use(self) -> "FrameworkQuerySet":
        return self.filter(state=Framework.State.PUBLISHED)


class Framework(Stateful):
    """One version of a framework. Once published it never changes; the next is a new row."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    TRANSITIONS = {
        "publish": Transition({State.DRAFT}, State.PUBLISHED),
        "retire": Transition({State.PUBLISHED}, State.RETIRED),
    }

    slug = models.SlugField(max_length=80)
    version = models.CharField(max_length=40)
    title = TranslatedField()
    short_title = TranslatedField()
    description = TranslatedField()
    audience = TranslatedField()
    provenance = TranslatedField()
    support_definition = TranslatedField()  # what counts as support, and which aids never do
    principles = models.JSONField(default=list)  # a list of texts
    seqf_level = models.PositiveSmallIntegerField(null=True, blank=True)
    seqf_note = TranslatedField()
    licence = models.CharField(max_length=60, blank=True)
    languages = models.JSONField(default=list)
    digest = models.CharField(max_length=64)  # SHA-256 of what was imported
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["slug", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_row_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("competencies:show_framework", args=[self.slug, self.version])

    # Steps

    @transaction.atomic
    def publish(self, *, by: User) -> None:
        """Open the version for use; from now on its words stay as they are."""
        self._take("publish", by=by)

    @transaction.atomic
    def retire(self, *, by: User) -> None:
        """Take the version out of use; what was shown and certified against it stays."""
        self._take("retire", by=by)


class Level(models.Model):
    """One of the framework's own levels, with what evidence it takes. Never an SeQF level."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="levels")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    name = TranslatedField()
    summary = TranslatedField()
    descriptor = TranslatedField()
    min_evidence = models.PositiveSmallIntegerField(default=0)
    min_occasions = models.PositiveSmallIntegerField(default=0)
    min_confirmations = models.PositiveSmallIntegerField(default=0)
    min_contexts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="one_level_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Item(models.Model):
    """A node of the framework: an area or a competency. Its code is never translated or reused."""

    class Kind(models.TextChoices):
        AREA = "area", _("Area")
        COMPETENCY = "competency", _("Competency")

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField(max_length=100)
    name = TranslatedField()
    description = TranslatedField()
    icon = models.CharField(max_length=40, blank=True)
    position = models.PositiveIntegerField(default=0)
    # Competencies only:
    supervisor_question = TranslatedField(blank=True)
    fairness_note = TranslatedField(blank=True)
    evidence_examples = models.JSONField(default=dict, blank=True)  # {context: [text, …]}
    alignments = models.JSONField(default=dict, blank=True)  # {scheme: [code, …]}

    class Meta:
        ordering = ["framework", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="one_item_per_code")
        ]

    def __str__(self) -> str:
        return str(self.name)


class Edge(models.Model):
    """One item belongs under another, at a place. An item may belong under several."""

    parent = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="edges_down")
    child = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="edges_up")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "child"], name="one_edge_between_items"),
            models.CheckConstraint(name="edge_not_a_loop", condition=~Q(parent=models.F("child"))),
        ]

    def __str__(self) -> str:
        return f"{self.parent_id} > {self.child_id}"


class AreaManager(models.Manager["Area"]):
    def get_queryset(self) -> models.QuerySet["Area"]:
        return super().get_queryset().filter(kind=Item.Kind.AREA)


class Area(Item):
    """A group of competencies."""

    objects = AreaManager()  # type: ignore[misc]

    class Meta:
        proxy = True


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def in_use(self) -> "CompetencyQuerySet":
        """Return the competencies of published frameworks, in the framework's order."""
        return self.filter(framework__state=Framework.State.PUBLISHED)

    def with_area(self) -> "CompetencyQuerySet":
        """Fetch the areas with two further queries, whatever the number of rows."""
        return self.prefetch_related("edges_up__parent")


class CompetencyManager(models.Manager["Competency"]):
    def get_queryset(self) -> CompetencyQuerySet:
        return CompetencyQuerySet(self.model, using=self._db).filter(kind=Item.Kind.COMPETENCY)

    def in_use(self) -> CompetencyQuerySet:
        return self.get_queryset().in_use()

    def with_area(self) -> CompetencyQuerySet:
        return self.get_queryset().with_area()


class Competency(Item):
    """Something a person can do, described so that others can see it."""

    objects = CompetencyManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name_plural = "competencies"

    # Questions

    @property
    def area(self) -> Item | None:
        """The first area it stands under. Use with_area() before asking many."""
        edges = list(self.edges_up.all())
        return edges[0].parent if edges else None


class LevelStatement(models.Model):
    """What a person says who has reached a level of a competency: the «I can» sentence."""

    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="statements")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="statements")
    i_can = TranslatedField()

    class Meta:
        ordering = ["level__number"]
        constraints = [
            models.UniqueConstraint(fields=["competency", "level"], name="one_sentence_per_level")
        ]

    def __str__(self) -> str:
        return str(self.i_can)


class Criterion(models.Model):
    """One thing to be seen for a level of a competency to be reached."""

    statement = models.ForeignKey(LevelStatement, on_delete=models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=100)
    text = TranslatedField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["statement", "code"], name="one_criterion_per_code")
        ]

    def __str__(self) -> str:
        return str(self.text)


class Qualification(models.Model):
    """A qualification with a level in SeQF that one version of a framework leads to.

    A decision that others make and we write down: only with it may a certificate speak of
    validation (SFS 2022:1549).
    """

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="qualifications"
    )
    title = TranslatedField(validators=[refuse_half_a_text])
    seqf_level = models.PositiveSmallIntegerField(_("level in SeQF"))
    owner = models.CharField(_("who owns the qualification"), max_length=200)
    decision = models.CharField(_("reference of the decision"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    starts_on = models.DateField(_("holds from"))
    ends_on = models.DateField(_("holds until"), null=True, blank=True)

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        ordering = ["framework", "-starts_on"]
        constraints = [
            period_in_order("qualification_period_in_order"),
            models.CheckConstraint(
                name="seqf_has_the_levels_one_to_eight",
                condition=Q(seqf_level__gte=1, seqf_level__lte=8),
                violation_error_message=_("SeQF has the levels 1 to 8."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
