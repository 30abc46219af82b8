"""Addresses of the pages of places and placements."""

from django.urls import path

from workplaces.views import own, placements, places

app_name = "workplaces"
urlpatterns = [
    path("workplaces/", places.list_workplaces, name="list_workplaces"),
    path("workplaces/add/", places.add_workplace, name="add_workplace"),
    path("workplaces/<int:pk>/", places.show_workplace, name="show_workplace"),
    path("workplaces/<int:pk>/describe/", places.describe_workplace, name="describe_workplace"),
    path("workplaces/<int:pk>/contact/", places.name_contact, name="name_contact"),
    path("workplaces/<int:pk>/agreement/", places.note_agreement, name="note_agreement"),
    path("workplaces/<int:pk>/close/", places.close_workplace, name="close_workplace"),
    path("workplaces/<int:pk>/reopen/", places.reopen_workplace, name="reopen_workplace"),
    path("workplaces/<int:pk>/plan/", placements.plan_placement, name="plan_placement"),
    path("placements/", placements.list_placements, name="list_placements"),
    path("placements/mine/", own.my_placements, name="my_placements"),
    path("placements/<int:pk>/", placements.show_placement, name="show_placement"),
    path("placements/<int:pk>/agree/", placements.agree_placement, name="agree_placement"),
    path("placements/<int:pk>/start/", placements.start_placement, name="start_placement"),
    path("placements/<int:pk>/end/", placements.end_placement, name="end_placement"),
    path("placements/<int:pk>/cancel/", placements.cancel_placement, name="cancel_placement"),
    path("placements/<int:pk>/describe/", placements.describe_placement, name="describe_placement"),
    path("placements/<int:pk>/schedule/", placements.change_schedule, name="change_schedule"),
    path("placements/<int:pk>/checks/", placements.check_off_placement, name="check_off_placement"),
]
