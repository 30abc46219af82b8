"""Who may do what with conversations, goals, steps and talks. Who sees them is `visible_to`'s."""

from accounts.models import User
from plans.models import Conversation, Goal, Plan, Step, Talk
from programmes.models import Enrolment


def begin_conversation(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has."""
    return Enrolment.objects.filter(participant=user).exists()


def answer_conversation(user: User, conversation: Conversation) -> bool:
    """The participant whose words they are."""
    return user == conversation.participant


def finish_conversation(user: User, conversation: Conversation) -> bool:
    """The participant whose words they are."""
    return user == conversation.participant


def share_conversation(user: User, conversation: Conversation) -> bool:
    """The participant whose words they are."""
    return user == conversation.participant


def unshare_conversation(user: User, conversation: Conversation) -> bool:
    """The participant whose words they are."""
    return user == conversation.participant


def remove_conversation(user: User, conversation: Conversation) -> bool:
    """The participant whose words they are."""
    return user == conversation.participant


def read_own_plan(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has."""
    return Enrolment.objects.filter(participant=user).exists()


def share_plan(user: User, plan: Plan) -> bool:
    """The participant whose plan it is."""
    return user == plan.participant


def unshare_plan(user: User, plan: Plan) -> bool:
    """The participant whose plan it is."""
    return user == plan.participant


def read_plan_of(user: User, enrolment: Enrolment) -> bool:
    """The staff assigned to the participant, who find there what is shared."""
    return enrolment.is_followed_by(user)


def choose_goal(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has."""
    return Enrolment.objects.filter(participant=user).exists()


def suggest_goal(user: User, enrolment: Enrolment) -> bool:
    """The staff assigned to the participant."""
    return enrolment.is_followed_by(user)


def change_goal(user: User, goal: Goal) -> bool:
    """The participant whose goal it is."""
    return user == goal.participant


def accept_goal(user: User, goal: Goal) -> bool:
    """The participant to whom it was suggested."""
    return user == goal.participant


def leave_goal(user: User, goal: Goal) -> bool:
    """The participant to whom it was suggested."""
    return user == goal.participant


def reach_goal(user: User, goal: Goal) -> bool:
    """The participant whose goal it is."""
    return user == goal.participant


def put_aside_goal(user: User, goal: Goal) -> bool:
    """The participant whose goal it is."""
    return user == goal.participant


def take_up_goal(user: User, goal: Goal) -> bool:
    """The participant whose goal it is."""
    return user == goal.participant


def set_step(user: User, goal: Goal) -> bool:
    """The participant whose goal it is."""
    return user == goal.participant


def suggest_step(user: User, goal: Goal) -> bool:
    """The staff assigned to the participant, for a goal that is shared with them."""
    return user != goal.participant and not goal.is_suggested


def accept_step(user: User, step: Step) -> bool:
    """The participant to whom it was suggested."""
    return user == step.participant


def leave_step(user: User, step: Step) -> bool:
    """The participant to whom it was suggested."""
    return user == step.participant


def do_step(user: User, step: Step) -> bool:
    """The participant whose step it is."""
    return user == step.participant


def rest_step(user: User, step: Step) -> bool:
    """The participant whose step it is."""
    return user == step.participant


def take_up_step(user: User, step: Step) -> bool:
    """The participant whose step it is."""
    return user == step.participant


def ask_talk(user: User) -> bool:
    """Anyone who takes part in a programme, or ever has."""
    return Enrolment.objects.filter(participant=user).exists()


def propose_talk(user: User, enrolment: Enrolment) -> bool:
    """The staff assigned to the participant."""
    return enrolment.is_followed_by(user)


def offer_talk(user: User, talk: Talk) -> bool:
    """The staff assigned to the participant."""
    return user != talk.participant


def agree_talk(user: User, talk: Talk) -> bool:
    """The participant."""
    return user == talk.participant


def leave_talk(user: User, talk: Talk) -> bool:
    """The participant."""
    return user == talk.participant


def hold_talk(user: User, talk: Talk) -> bool:
    """The participant, and the staff assigned to them."""
    return user == talk.participant or talk.participant_id in set(
        Enrolment.objects.followed_by(user).values_list("participant", flat=True)
    )
