"""Addresses of a programme's end."""

from django.urls import path

from archive.views import closing, purging

app_name = "archive"
urlpatterns = [
    path("archive/", closing.list_archives, name="list_archives"),
    path("programmes/<int:pk>/closing/", closing.show_closing, name="show_closing"),
    path("programmes/<int:pk>/close/", closing.close_programme, name="close_programme"),
    path("programmes/<int:pk>/reopen/", closing.reopen_programme, name="reopen_programme"),
    path("programmes/<int:pk>/leavers/", closing.list_leavers, name="list_leavers"),
    path("enrolments/<int:pk>/talk/", closing.talk_enrolment, name="talk_enrolment"),
    path("enrolments/<int:pk>/hold/", purging.hold_leaver, name="hold_leaver"),
    path("enrolments/<int:pk>/hold/lift/", purging.lift_hold, name="lift_hold"),
    path("programmes/<int:pk>/purges/", purging.list_purges, name="list_purges"),
    path("programmes/<int:pk>/purges/propose/", purging.propose_purge, name="propose_purge"),
    path("purges/<int:pk>/", purging.show_purge, name="show_purge"),
    path("purges/<int:pk>/approve/", purging.approve_purge, name="approve_purge"),
    path("purges/<int:pk>/drop/", purging.drop_purge, name="drop_purge"),
]
