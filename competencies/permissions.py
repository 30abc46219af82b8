"""Who may do what with frameworks. When it can be done is the transition table's business."""

from accounts.models import Role, User
from competencies.models import Framework


def edit_framework(user: User, framework: Framework) -> bool:
    """A framework editor."""
    return user.has_role(Role.FRAMEWORK_EDITOR)


def publish_framework(user: User, framework: Framework) -> bool:
    """A framework editor."""
    return edit_framework(user, framework)


def retire_framework(user: User, framework: Framework) -> bool:
    """A framework editor."""
    return edit_framework(user, framework)
