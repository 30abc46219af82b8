"""Addresses of the pages that speak of several apps."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("language/", views.choose_language, name="choose_language"),
    path("i-can/", views.what_i_can, name="what_i_can"),
    path("me/", views.me, name="me"),
    path("style/", views.style_page, name="style_page"),
    path("healthz/live", views.is_alive, name="is_alive"),
    path("healthz/ready", views.is_ready, name="is_ready"),
]
