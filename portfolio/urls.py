"""Addresses of the portfolio pages."""

from django.urls import path

from portfolio import views

app_name = "portfolio"
urlpatterns = [
    path("entries/add/", views.add_entry, name="add_entry"),
    path("entries/<uuid:pk>/keep/", views.keep_entry, name="keep_entry"),
    path("entries/<uuid:pk>/autosave/", views.autosave_entry, name="autosave_entry"),
    path("entries/<uuid:pk>/", views.show_entry, name="show_entry"),
    path("entries/<uuid:pk>/edit/", views.edit_entry, name="edit_entry"),
    path("entries/<uuid:pk>/share/", views.share_entry, name="share_entry"),
    path("entries/<uuid:pk>/unshare/", views.unshare_entry, name="unshare_entry"),
    path("entries/<uuid:pk>/remove/", views.remove_entry, name="remove_entry"),
    path("entries/<uuid:pk>/feedback/", views.give_feedback, name="give_feedback"),
    path("photos/<uuid:pk>/<str:size>", views.show_photo, name="photo"),
]
