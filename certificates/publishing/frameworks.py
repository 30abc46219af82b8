"""Every published version of every framework, as a page and as JSON, at its own address."""

import json

from django.db.models import Prefetch
from django.urls import reverse
from rest_framework.renderers import JSONRenderer

from certificates.publishing.site import Site
from competencies.api import WholeFrameworkSerializer
from competencies.models import Area, Edge, Framework


def put(site: Site) -> list[Framework]:
    """Write them all, and return them."""
    found = list(Framework.objects.public().order_by("slug", "version"))
    for framework in found:
        place = reverse("competencies:show_framework", args=[framework.slug, framework.version])
        plain = JSONRenderer().render(WholeFrameworkSerializer(framework).data)
        pretty = json.dumps(json.loads(plain), ensure_ascii=False, indent=1)
        site.folder.put(f"{place[1:]}framework.json", f"{pretty}\n".encode())
        site.put_page(
            place[1:],
            "certificates/published/_framework.html",
            title=str(framework.title),
            framework=framework,
            levels=framework.levels.all(),
            areas=_areas(framework),
        )
    return found


def _areas(framework: Framework) -> list[Area]:
    edges = Edge.objects.select_related("child").prefetch_related(
        "child__statements__level", "child__statements__criteria"
    )
    areas = Area.objects.filter(framework=framework)
    return list(areas.prefetch_related(Prefetch("edges_down", queryset=edges)))
