"""Addresses of lists on their way in."""

from django.urls import path

from intake.views import blanks, choosing, lists

app_name = "intake"
urlpatterns = [
    path(
        "projects/<int:pk>/import/participants/",
        choosing.import_participants,
        name="import_participants",
    ),
    path("projects/<int:pk>/import/staff/", choosing.import_staff, name="import_staff"),
    path("workplaces/import/", choosing.import_workplaces, name="import_workplaces"),
    path("imports/", lists.list_intakes, name="list_intakes"),
    path("imports/blank/<slug:kind>.<slug:form>", blanks.fetch_blank, name="fetch_blank"),
    path("imports/<uuid:pk>/", lists.show_intake, name="show_intake"),
    path("imports/<uuid:pk>/answer/", lists.answer_intake, name="answer_intake"),
    path("imports/<uuid:pk>/begin/", lists.begin_intake, name="begin_intake"),
    path("imports/<uuid:pk>/cancel/", lists.cancel_intake, name="cancel_intake"),
]
