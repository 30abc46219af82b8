"""Addresses of the confirmations pages."""

from django.urls import path

from confirmations.views import (
    activity,
    asking,
    at_once,
    comment,
    in_hand,
    link,
    on_screen,
    posters,
    register,
    suggestion,
)

app_name = "confirmations"
urlpatterns = [
    path("entries/<uuid:pk>/ask/", asking.ask_about_entry, name="ask"),
    path("entries/<uuid:pk>/ask-at-once/", at_once.ask_at_once, name="ask_at_once"),
    path("requests/<int:pk>/", asking.show_request, name="show_request"),
    path("requests/<int:pk>/send/", asking.send_request, name="send_request"),
    path("requests/<int:pk>/withdraw/", asking.withdraw_request, name="withdraw_request"),
    path("requests/<int:pk>/hand-over/", in_hand.hand_over_request, name="hand_over"),
    path("comments/<int:pk>/release/", comment.release_comment, name="release_comment"),
    path("comments/<int:pk>/withhold/", comment.withhold_comment, name="withhold_comment"),
    path("in-hand/", in_hand.answer_in_hand, name="answer_in_hand"),
    path("in-hand/code/", in_hand.send_code_in_hand, name="send_code_in_hand"),
    path("in-hand/photo/<str:size>/", in_hand.show_photo_in_hand, name="show_photo_in_hand"),
    path("in-hand/decline/", in_hand.decline_in_hand, name="decline_in_hand"),
    path("in-hand/unlock/", in_hand.unlock, name="unlock"),
    path("in-hand/forget/", in_hand.forget_digits, name="forget_digits"),
    path("requests/<int:pk>/on-screen/", on_screen.show_request_on_screen, name="show_on_screen"),
    path("p/", posters.enter_code_anywhere, name="enter_code_anywhere"),
    path("p/<str:token>/", posters.enter_code, name="enter_code"),
    path("posters/", posters.list_posters, name="posters"),
    path("posters/<int:pk>/", posters.show_poster, name="show_poster"),
    path("posters/<int:pk>/end/", posters.end_poster, name="end_poster"),
    path("workplaces/<int:pk>/poster/", posters.make_poster, name="make_poster"),
    path("s/sent/", link.tell_renewed, name="tell_renewed"),
    path("s/<str:token>/", link.answer_request, name="answer_request"),
    path("s/<str:token>/code/", link.send_code, name="send_code"),
    path("s/<str:token>/change/", link.change_request, name="change_request"),
    path("s/<str:token>/photo/<str:size>/", link.show_photo, name="show_photo"),
    path("s/<str:token>/decline/", link.decline_request, name="decline_request"),
    path("s/<str:token>/renew/", link.renew_request, name="renew_request"),
    path("s/<str:token>/dispute/", link.dispute_request, name="dispute_request"),
    path("supervisors/", register.list_supervisors, name="supervisors"),
    path("supervisors/<int:pk>/", register.show_supervisor, name="show_supervisor"),
    path("supervisors/<int:pk>/approve/", register.approve_supervisor, name="approve_supervisor"),
    path("supervisors/<int:pk>/merge/", register.merge_supervisor, name="merge_supervisor"),
    path("supervisors/<int:pk>/reject/", register.reject_supervisor, name="reject_supervisor"),
    path("activities/", activity.list_activities, name="activities"),
    path("activities/record/", activity.record_activity, name="record_activity"),
    path("activities/<uuid:pk>/", activity.show_activity, name="show_activity"),
    path(
        "suggestions/<int:pk>/withdraw/", activity.withdraw_suggestion, name="withdraw_suggestion"
    ),
    path("suggestions/<int:pk>/", suggestion.show_suggestion, name="show_suggestion"),
    path("suggestions/<int:pk>/accept/", suggestion.accept_suggestion, name="accept_suggestion"),
    path("suggestions/<int:pk>/leave/", suggestion.leave_suggestion, name="leave_suggestion"),
]
