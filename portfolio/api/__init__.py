"""The participant's own entries and pictures, for the phone that sends them when it can."""

from django.urls import path

from portfolio.api.entries import EntryDetail, EntryList, EntrySharing
from portfolio.api.pictures import MediaDetail

urlpatterns = [
    path("entries/", EntryList.as_view()),
    path("entries/<uuid:pk>/", EntryDetail.as_view()),
    path("entries/<uuid:pk>/sharing/", EntrySharing.as_view()),
    path("media/<uuid:pk>/", MediaDetail.as_view()),
]
