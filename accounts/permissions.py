"""Who may do what with people and their rooms. Rules are sentences; no rule mentions state."""

from accounts.models import User


def read_own_room(user: User) -> bool:
    """Anyone who has signed in, for what is their own."""
    return user.is_active


def work_here(user: User) -> bool:
    """Anyone who holds a role today."""
    return user.works_here
