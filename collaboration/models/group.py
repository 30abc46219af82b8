"""A page for those who work together in a programme, or in its part in one place."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role, RoleAssignment, User
from lifecycle.models import Event
from programmes.models import LocalProject, Programme

# A case officer sees what participants show them, and nothing else. That somebody handles
# protected identities is a duty beside their work.
WORKERS: Final = frozenset(Role) - {
    Role.CASE_OFFICER,
    Role.PROTECTED_HANDLER,
    Role.RECORDS_OFFICER,
}


# Who works where, in the words of the database: the owner, its partners, and those of its places.
IN_PROGRAMME: Final = ("owner", "partners__organisation", "projects__organisation")
IN_PLACE: Final = ("organisation", "programme__owner")


def works_here(organisation: Any, path: str = "") -> Q:
    """Say in which groups an organisation works: an id, or a reference to one; the path leads to
    the group from another table.
    """
    ways = [f"programme__{way}" for way in IN_PROGRAMME]
    ways += [f"local_project__{way}" for way in IN_PLACE]
    return reduce(or_, (Q(**{f"{path}{way}": organisation}) for way in ways))


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, user: User) -> "GroupQuerySet":
        """Whoever works for an organisation that works there, today."""
        return self.filter(pk__in=self.of(user).values("pk")).with_names()

    def of(self, user: User) -> "GroupQuerySet":
        """Return the groups somebody works in today; each may come several times."""
        here = [works_here(place) for place in user.organisations_as(*WORKERS)]
        return Group.objects.filter(reduce(or_, here, Q(pk__in=[])))

    def with_names(self) -> "GroupQuerySet":
        """Fetch what their names and leads are read from."""
        leads = ("programme__owner", "local_project__organisation", "local_project__programme")
        return self.select_related(*leads)


class Group(models.Model):
    """The page of one programme, or of one local project. Opened by whoever works there first."""

    programme = models.OneToOneField(
        Programme, on_delete=models.PROTECT, null=True, related_name="group"
    )
    local_project = models.OneToOneField(
        LocalProject, on_delete=models.PROTECT, null=True, related_name="group"
    )
    opened_at = models.DateTimeField(default=timezone.now)

    objects = GroupQuerySet.as_manager()

    if TYPE_CHECKING:
        programme_id: int | None
        local_project_id: int | None

    class Meta:
        verbose_name = _("Group page")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="group_is_of_one_programme_or_one_place",
                condition=Q(programme__isnull=False, local_project__isnull=True)
                | Q(programme__isnull=True, local_project__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("collaboration:show_group", args=[self.pk])

    @classmethod
    @transaction.atomic
    def open_for(cls, place: Programme | LocalProject, *, by: User) -> "Group":
        """Open the page of a programme or a local project, if nobody has done so before."""
        if isinstance(place, Programme):
            group, is_new = cls.objects.get_or_create(programme=place)
        else:
            group, is_new = cls.objects.get_or_create(local_project=place)
        if is_new:
            Event.record(group, "open", by=by)
        return group

    # Questions

    @property
    def name(self) -> str:
        """What it is called, for staff alone. Fetch with_names first."""
        if self.programme:
            return self.programme.name
        assert self.local_project is not None
        return f"{self.local_project.programme.name}: {self.local_project.name}"

    @property
    def leads(self) -> set[int]:
        """The ids of the organisations that lead it. Fetch with_names first."""
        if self.programme:
            return {self.programme.owner_id}
        assert self.local_project is not None
        return {self.local_project.organisation_id, self.local_project.programme.owner_id}

    def is_led_by(self, user: User) -> bool:
        """Say whether somebody is project lead of what the page is about."""
        return bool(self.leads & user.organisations_as(Role.PROJECT_LEAD))

    @property
    def people(self) -> "models.QuerySet[RoleAssignment]":
        """Return the roles held here today, by organisation and name. One query.

        Whose identity is protected is in no list.
        """
        here = Group.objects.filter(works_here(OuterRef("pk")), pk=self.pk)
        places = Organisation.objects.filter(Exists(here))
        roles: models.QuerySet[RoleAssignment] = RoleAssignment.objects.current()
        return (
            roles.filter(organisation__in=places, role__in=WORKERS)
            .filter(user__is_active=True, user__is_protected=False)
            .select_related("user", "organisation")
            .order_by("organisation__name", "user__name", "role")
        )


def places_without_page(user: User) -> list[Programme | LocalProject]:
    """Return the programmes and local projects somebody works in whose page nobody has opened."""
    places = user.organisations_as(*WORKERS)
    in_programme = reduce(or_, (Q(**{f"{way}__in": places}) for way in IN_PROGRAMME))
    in_place = reduce(or_, (Q(**{f"{way}__in": places}) for way in IN_PLACE))
    programmes = Programme.objects.filter(in_programme, group=None).distinct()
    projects = LocalProject.objects.filter(in_place, group=None).select_related("programme")
    return [*programmes, *projects.distinct()]
