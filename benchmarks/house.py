"""A place to measure in: our own settings over an empty SQLite database, gone afterwards."""

import os
from pathlib import Path

import django
from django.core.management import call_command

# What a machine may have set for its own copy: none of it may be measured, or touched.
OF_THE_MACHINE = ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "DEVELOPMENT", "DEBUG", "LOG_LEVEL")


def build(folder: Path) -> None:
    """Set Django up with its data in the folder. Call it before any model is imported."""
    seal = [name for name in os.environ if name.startswith("SEAL_")]
    for name in (*OF_THE_MACHINE, *seal):
        os.environ.pop(name, None)
    os.environ["JAGKAN_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
