"""Frameworks, readable by anyone."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, public
from competencies import permissions
from competencies.models import Area, Edge, Framework


@public
def list_frameworks(request: HttpRequest) -> HttpResponse:
    frameworks = Framework.objects.visible_to(request.user)
    return render(request, "competencies/list_frameworks.html", {"frameworks": frameworks})


@public
def show_framework(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    framework = get_object_or_404(
        Framework.objects.visible_to(request.user), slug=slug, version=version
    )
    edges = Edge.objects.select_related("child").prefetch_related(
        "child__statements__level", "child__statements__criteria"
    )
    areas = Area.objects.filter(framework=framework).prefetch_related(
        Prefetch("edges_down", queryset=edges)
    )
    return render(
        request,
        "competencies/show_framework.html",
        {
            "framework": framework,
            "levels": framework.levels.all(),
            "areas": areas,
            "may_edit": request.user.is_authenticated
            and permissions.edit_framework(request.user, framework),
        },
    )


@require_POST
@guarded(Framework, permissions.publish_framework)
def publish_framework(request: UserRequest, framework: Framework) -> HttpResponse:
    framework.publish(by=request.user)
    messages.success(request, _("The version is published. Its words stay as they are now."))
    return redirect(framework)


@require_POST
@guarded(Framework, permissions.retire_framework)
def retire_framework(request: UserRequest, framework: Framework) -> HttpResponse:
    framework.retire(by=request.user)
    messages.success(request, _("The version is retired. What was certified by it stays."))
    return redirect(framework)
