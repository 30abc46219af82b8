"""A text message is counted as phones and providers count it."""

import pytest

from lifecycle.sms import segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("Hej Åsa, såg du Örjan? " * 6, 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ć" + "a" * 69, 1),
        ("ć" + "a" * 70, 2),
        ("سلام" * 17, 1),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("«" + "a" * 133, 2),
        ("«" + "a" * 134, 3),
    ],
)
def test_parts(text: str, parts: int) -> None:
    assert segments(text) == parts
