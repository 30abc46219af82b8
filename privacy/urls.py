"""Addresses of the pages about one's own data."""

from django.urls import path

from privacy import views

app_name = "privacy"
urlpatterns = [
    path("me/everything/", views.my_export, name="my_export"),
    path("me/everything/ask/", views.ask_for_export, name="ask_for_export"),
    path("me/everything/sign-in-again/", views.sign_in_again, name="sign_in_again"),
    path("me/everything/<uuid:pk>/zip/", views.download_export, name="download_export"),
    path("me/everything/<uuid:pk>/forget/", views.forget_export, name="forget_export"),
]
