"""Addresses of conversations, goals, steps and talks."""

from django.urls import path

from plans.views import conversation, goal, plan, step, talk, team

app_name = "plans"
urlpatterns = [
    path("plan/", plan.my_plan, name="my_plan"),
    path("plan/<int:pk>/share/", plan.share_plan, name="share_plan"),
    path("plan/<int:pk>/unshare/", plan.unshare_plan, name="unshare_plan"),
    path("conversations/begin/", conversation.begin_conversation, name="begin_conversation"),
    path("conversations/<int:pk>/", conversation.show_conversation, name="show_conversation"),
    path(
        "conversations/<int:pk>/answer/<slug:code>/",
        conversation.answer_conversation,
        name="answer_conversation",
    ),
    path(
        "conversations/<int:pk>/finish/",
        conversation.finish_conversation,
        name="finish_conversation",
    ),
    path(
        "conversations/<int:pk>/share/", conversation.share_conversation, name="share_conversation"
    ),
    path(
        "conversations/<int:pk>/unshare/",
        conversation.unshare_conversation,
        name="unshare_conversation",
    ),
    path(
        "conversations/<int:pk>/remove/",
        conversation.remove_conversation,
        name="remove_conversation",
    ),
    path("goals/choose/", goal.choose_goal, name="choose_goal"),
    path("goals/<int:pk>/", goal.show_goal, name="show_goal"),
    path("goals/<int:pk>/change/", goal.change_goal, name="change_goal"),
    path("goals/<int:pk>/accept/", goal.accept_goal, name="accept_goal"),
    path("goals/<int:pk>/leave/", goal.leave_goal, name="leave_goal"),
    path("goals/<int:pk>/reach/", goal.reach_goal, name="reach_goal"),
    path("goals/<int:pk>/put-aside/", goal.put_aside_goal, name="put_aside_goal"),
    path("goals/<int:pk>/take-up/", goal.take_up_goal, name="take_up_goal"),
    path("goals/<int:pk>/step/", step.set_step, name="set_step"),
    path("goals/<int:pk>/suggest-step/", team.suggest_step, name="suggest_step"),
    path("steps/<int:pk>/accept/", step.accept_step, name="accept_step"),
    path("steps/<int:pk>/leave/", step.leave_step, name="leave_step"),
    path("steps/<int:pk>/do/", step.do_step, name="do_step"),
    path("steps/<int:pk>/rest/", step.rest_step, name="rest_step"),
    path("steps/<int:pk>/take-up/", step.take_up_step, name="take_up_step"),
    path("talks/ask/", talk.ask_talk, name="ask_talk"),
    path("talks/<int:pk>/", talk.show_talk, name="show_talk"),
    path("talks/<int:pk>/offer/", talk.offer_talk, name="offer_talk"),
    path("talks/<int:pk>/agree/", talk.agree_talk, name="agree_talk"),
    path("talks/<int:pk>/leave/", talk.leave_talk, name="leave_talk"),
    path("talks/<int:pk>/hold/", talk.hold_talk, name="hold_talk"),
    path("group/<int:pk>/plan/", team.plan_of, name="plan_of"),
    path("group/<int:pk>/plan/suggest-goal/", team.suggest_goal, name="suggest_goal"),
    path("group/<int:pk>/plan/propose-talk/", talk.propose_talk, name="propose_talk"),
]
