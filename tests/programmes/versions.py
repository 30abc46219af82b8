"""A second version of the framework, and somebody in two programmes."""

import json

from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.models import Competency, Framework
from programmes.models import LocalProject, Programme
from tests.cast import Cast, enrol


def second_version(cast: Cast) -> Framework:
    """Publish the same framework once more, as another version."""
    data = json.loads(SHIPPED.read_text())
    data["framework"]["version"] = "2.0"
    framework = import_framework(json.dumps(data).encode(), by=cast.finn).framework
    assert framework is not None
    framework.publish(by=cast.finn)
    return framework


def of_version(framework: Framework, code: str) -> Competency:
    return Competency.objects.get(framework=framework, code=code)


def hikikomori() -> Programme:
    """Return the programme that Amina takes part in."""
    return Programme.objects.get(name="Hikikomori")


def second_programme(cast: Cast) -> Programme:
    """Return another programme, in which Amina takes part, too, followed by Sara."""
    programme = Programme.begin(
        by=cast.lo,
        name="Sommar",
        public_name=hikikomori().public_name,
        owner=cast.goteborg,
        starts_on=hikikomori().starts_on,
    )
    project = LocalProject.add(programme, cast.goteborg, "Sommar i väster", by=cast.lo)
    enrol(cast.amina, project, cast.sara)
    return programme
