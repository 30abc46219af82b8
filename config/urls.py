"""Where every address leads."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic.base import RedirectView

urlpatterns = [
    path("", include("home.urls")),
    path("", include("archive.urls")),
    path("", include("privacy.urls")),
    path("", include("reporting.urls")),
    path("", include("collaboration.urls")),
    path("", include("intake.urls")),
    path("", include("certificates.urls")),
    path("", include("assessments.urls")),
    path("", include("confirmations.urls")),
    path("", include("portfolio.urls")),
    path("", include("plans.urls")),
    path("", include("attendance.urls")),
    path("", include("programmes.urls")),
    path("", include("competencies.urls")),
    path("", include("workplaces.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/", include("config.api")),
    # One way in for everybody: Django's own sign-in form would pass the second factor by.
    path("admin/login/", RedirectView.as_view(pattern_name=settings.LOGIN_URL)),
    path("admin/", admin.site.urls),
]
