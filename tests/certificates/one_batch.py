"""Begins one batch in whatever database the environment names, for tests that kill workers.

Run as a program: `python -m tests.certificates.one_batch`.
"""

import os

import django


def main() -> None:
    """Set Django up, let three holders say yes, and press once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from tests.cast import build_cast
    from tests.certificates.batched import begin
    from tests.certificates.certificates import make_participation

    cast = build_cast()
    begin([make_participation(cast, day) for day in (1, 2, 3)], by=cast.ines)


if __name__ == "__main__":
    main()
