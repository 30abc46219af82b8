"""Addresses of a programme's end."""

from django.urls import path

from archive.views import closing

app_name = "archive"
urlpatterns = [
    path("programmes/<int:pk>/closing/", closing.show_closing, name="show_closing"),
    path("programmes/<int:pk>/close/", closing.close_programme, name="close_programme"),
    path("programmes/<int:pk>/reopen/", closing.reopen_programme, name="reopen_programme"),
    path("programmes/<int:pk>/leavers/", closing.list_leavers, name="list_leavers"),
    path("enrolments/<int:pk>/talk/", closing.talk_enrolment, name="talk_enrolment"),
]
