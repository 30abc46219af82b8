"""Posts one letter in whatever database the environment names, for tests that kill workers.

Run as a program: `python -m tests.lifecycle.one_letter`.
"""

import os

import django
from django.db import transaction


def main() -> None:
    """Set Django up, and post."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from accounts.models import Organisation
    from lifecycle.post import post
    from tests.lifecycle.writers import say_hello

    with transaction.atomic():
        about = Organisation.objects.create(name="Cykelköket")
        post(say_hello, about=about, to="kalle@cykelkoket.example", language="sv")


if __name__ == "__main__":
    main()
