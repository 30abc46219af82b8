"""Addresses of the pages about reports."""

from django.urls import path

from reporting.views import figures, files, months, profiles

app_name = "reporting"
urlpatterns = [
    path("reports/", months.list_reports, name="list_reports"),
    path("reports/<int:pk>/months/", months.list_months, name="list_months"),
    path("reports/<int:pk>/months/begin/", months.begin_months, name="begin_months"),
    path("reports/months/<int:pk>/", months.show_month, name="show_month"),
    path("reports/months/<int:pk>/lock/", months.lock_month, name="lock_month"),
    path("reports/months/<int:pk>/reopen/", months.reopen_month, name="reopen_month"),
    path("reports/files/<int:pk>/", files.show_file, name="show_file"),
    path("reports/files/<int:pk>/release/", files.release_file, name="release_file"),
    path("reports/files/<int:pk>/download/", files.download_file, name="download_file"),
    path("reports/<int:pk>/profiles/add/", profiles.add_profile, name="add_profile"),
    path("reports/profiles/<int:pk>/", profiles.edit_profile, name="edit_profile"),
    path("reports/<int:pk>/figures/", figures.show_figures, name="show_figures"),
    path("reports/<int:pk>/indicators/", figures.list_indicators, name="list_indicators"),
    path(
        "reports/<int:pk>/indicators/<int:indicator>/",
        figures.tick_indicator,
        name="tick_indicator",
    ),
]
