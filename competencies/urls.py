"""Addresses of the frameworks."""

from django.urls import path

from competencies import views

app_name = "competencies"
urlpatterns = [
    path("frameworks/", views.list_frameworks, name="list_frameworks"),
    path("frameworks/<slug:slug>/<str:version>/", views.show_framework, name="show_framework"),
    path("frameworks/<int:pk>/publish", views.publish_framework, name="publish_framework"),
    path("frameworks/<int:pk>/retire", views.retire_framework, name="retire_framework"),
]
