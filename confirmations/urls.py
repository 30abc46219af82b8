"""Addresses of the confirmations pages."""

from django.urls import path

from confirmations.views import asking, link, register

app_name = "confirmations"
urlpatterns = [
    path("entries/<uuid:pk>/ask/", asking.ask_about_entry, name="ask"),
    path("requests/<int:pk>/", asking.show_request, name="show_request"),
    path("requests/<int:pk>/send/", asking.send_request, name="send_request"),
    path("requests/<int:pk>/withdraw/", asking.withdraw_request, name="withdraw_request"),
    path("s/sent/", link.tell_renewed, name="tell_renewed"),
    path("s/<str:token>/", link.answer_request, name="answer_request"),
    path("s/<str:token>/photo/<str:size>/", link.show_photo, name="show_photo"),
    path("s/<str:token>/decline/", link.decline_request, name="decline_request"),
    path("s/<str:token>/renew/", link.renew_request, name="renew_request"),
    path("s/<str:token>/dispute/", link.dispute_request, name="dispute_request"),
    path("supervisors/", register.list_supervisors, name="supervisors"),
    path("supervisors/<int:pk>/", register.show_supervisor, name="show_supervisor"),
    path("supervisors/<int:pk>/approve/", register.approve_supervisor, name="approve_supervisor"),
    path("supervisors/<int:pk>/merge/", register.merge_supervisor, name="merge_supervisor"),
    path("supervisors/<int:pk>/reject/", register.reject_supervisor, name="reject_supervisor"),
]
