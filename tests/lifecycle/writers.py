"""What letters of the tests say."""

from lifecycle.post import Words


def say_hello(about: object) -> Words:
    """Two words."""
    return Words("Hej", "Hej du.")


def say_nothing(about: object) -> None:
    """Nothing: there is nothing to say any more."""
    return
