"""Addresses of the pages that speak of several apps."""

from django.urls import path

from home.views import (
    duplicates,
    following,
    handing_over,
    leading,
    machine,
    matrix,
    own_ladder,
    own_room,
    post,
    protecting,
    reading,
    starting,
)

app_name = "home"
urlpatterns = [
    path("", starting.start, name="start"),
    path("i-can/", own_ladder.what_i_can, name="what_i_can"),
    path("i-can/<int:pk>/", own_ladder.show_competency, name="show_competency"),
    path("entries/", own_ladder.my_entries, name="my_entries"),
    path("me/", own_room.me, name="me"),
    path("me/who-looked/", own_room.who_looked, name="who_looked"),
    path("projects/", leading.my_projects, name="my_projects"),
    path("group/", following.my_group, name="my_group"),
    path("group/matrix/", matrix.show_matrix, name="show_matrix"),
    path("group/<int:pk>/nudge/", matrix.nudge_participant, name="nudge_participant"),
    path("group/<int:pk>/", following.show_participant, name="show_participant"),
    path("duplicates/", duplicates.list_duplicates, name="list_duplicates"),
    path("duplicates/<int:kept>/<int:gone>/", duplicates.merge_people, name="merge_people"),
    path("duplicates/<int:kept>/<int:gone>/differ/", duplicates.tell_apart, name="tell_apart"),
    path("enrolments/<int:pk>/protect/", protecting.protect_person, name="protect_person"),
    path("enrolments/<int:pk>/protect/lift/", protecting.lift_protection, name="lift_protection"),
    path("staff/", handing_over.list_staff, name="list_staff"),
    path("staff/<int:pk>/", handing_over.hand_over_people, name="hand_over_people"),
    path("mail/", post.read_mail, name="read_mail"),
    path("letters/", post.letters_on_their_way, name="letters_on_their_way"),
    path("letters/<int:pk>/retry/", post.retry_letter, name="retry_letter"),
    path("letters/<int:pk>/report/<slug:secret>/", post.report_letter, name="report_letter"),
    path("help/", reading.help_, name="help"),
    path("accessibility/", reading.accessibility, name="accessibility"),
    path("what-we-save/", reading.what_we_save, name="what_we_save"),
    path("style/", reading.style_page, name="style_page"),
    path("language/", machine.choose_language, name="choose_language"),
    path("healthz/live", machine.is_alive, name="is_alive"),
    path("healthz/ready", machine.is_ready, name="is_ready"),
]
