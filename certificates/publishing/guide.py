"""The pages of the folder that are about no certificate: the front, where to type, how to check."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from certificates.publishing.keys import named_keys
from certificates.publishing.ledger import NEWEST
from certificates.publishing.site import Site
from competencies.models import Framework

_HERE = "certificates/published"
FINDER = "js/find.js"
GUIDE = "certificates/_without_us.html"
CHECKER = Path(__file__).with_name("check.py")
"""A program without anything but Python, for whoever wants to check by themselves."""


MACHINES = {
    "published.json": _("when the copy was made, and what is in it"),
    "register/states.json": _("the state of each certificate, by the SHA-256 of its number"),
    "register/leaves.txt": _("the ledger, a hash for each entry"),
    f"register/{NEWEST}": _("where the ledger stood, signed"),
}
"""What programs read, from the top of the folder."""


def put(site: Site, frameworks: list[Framework]) -> None:
    """Write them, and what keeps search engines out."""
    front = f"{_HERE}/_front.html"
    site.put_page("", front, title=_("Certificates"), frameworks=frameworks, machines=MACHINES)
    site.put_page("v/", f"{_HERE}/_find.html", title=_("Check a certificate"), script=FINDER)
    site.put_page("404.html", f"{_HERE}/_missing.html", title=_("We find no certificate"))
    site.put_page("how-to-check/", GUIDE, title=_("Check it without us"), keys=named_keys())
    site.folder.put("how-to-check/check.py", CHECKER.read_bytes())
    site.folder.put("robots.txt", b"User-agent: *\nDisallow: /\n")
