"""Addresses of those who take part: the list, enrolling, and each step."""

from django.urls import path

from programmes.views import enrolling, enrolments

app_name = "programmes"
urlpatterns = [
    path("enrolments/", enrolments.list_enrolments, name="list_enrolments"),
    path("enrolments/invite/", enrolling.invite_participant, name="invite_participant"),
    path("enrolments/<int:pk>/", enrolments.show_enrolment, name="show_enrolment"),
    path("enrolments/<int:pk>/start/", enrolling.start_enrolment, name="start_enrolment"),
    path("enrolments/<int:pk>/welcome/", enrolling.welcome, name="welcome"),
    path("enrolments/<int:pk>/address/", enrolling.add_address, name="add_address"),
    path("enrolments/<int:pk>/pause/", enrolments.pause_enrolment, name="pause_enrolment"),
    path("enrolments/<int:pk>/resume/", enrolments.resume_enrolment, name="resume_enrolment"),
    path("enrolments/<int:pk>/complete/", enrolments.complete_enrolment, name="complete_enrolment"),
    path("enrolments/<int:pk>/withdraw/", enrolments.withdraw_enrolment, name="withdraw_enrolment"),
    path("enrolments/<int:pk>/move/", enrolments.move_enrolment, name="move_enrolment"),
    path("enrolments/<int:pk>/assign/", enrolments.assign_staff, name="assign_staff"),
    path(
        "enrolments/<int:pk>/assignments/<int:assignment>/end/",
        enrolments.end_assignment,
        name="end_assignment",
    ),
    path("enrol/", enrolling.begin_draft, name="begin_draft"),
    path("enrol/<uuid:pk>/drop/", enrolling.drop_draft, name="drop_draft"),
    path("enrol/<uuid:pk>/<slug:step>/", enrolling.write_draft, name="write_draft"),
]
