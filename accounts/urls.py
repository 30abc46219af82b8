"""Addresses of the accounts pages. Included before allauth's, whose doors some of them shut."""

from django.urls import path, re_path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in-as/", views.sign_in_as, name="sign_in_as"),
    path("accounts/login/forget/", views.forget_code, name="forget_code"),
    re_path(
        r"^accounts/(?:password/|signup/|email/|confirm-email/|reauthenticate/|login/code/$)",
        views.shut,
        name="shut",
    ),
]
