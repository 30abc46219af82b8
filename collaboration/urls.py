"""Addresses of groups, of meetings and calendars, and of what participants share."""

from django.urls import path

from collaboration.views import documents, group, meetings, sharings

app_name = "collaboration"
urlpatterns = [
    path("groups/", group.my_groups, name="my_groups"),
    path("groups/open/", group.open_group, name="open_group"),
    path("groups/<int:pk>/", group.show_group, name="show_group"),
    path("groups/<int:pk>/people/", group.list_people, name="list_people"),
    path("groups/<int:pk>/write/", group.write_post, name="write_post"),
    path("posts/<uuid:pk>/", group.show_post, name="show_post"),
    path("posts/<uuid:pk>/edit/", group.edit_post, name="edit_post"),
    path("posts/<uuid:pk>/remove/", group.remove_post, name="remove_post"),
    path("groups/<int:pk>/documents/", documents.list_documents, name="list_documents"),
    path("groups/<int:pk>/documents/add/", documents.add_document, name="add_document"),
    path("documents/<uuid:pk>/", documents.show_document, name="show_document"),
    path("documents/<uuid:pk>/replace/", documents.replace_document, name="replace_document"),
    path("documents/<uuid:pk>/remove/", documents.remove_document, name="remove_document"),
    path("documents/<uuid:pk>/file/", documents.download_document, name="download_document"),
    path("groups/<int:pk>/meetings/", meetings.list_meetings, name="list_meetings"),
    path("groups/<int:pk>/meetings/plan/", meetings.plan_meeting, name="plan_meeting"),
    path("meetings/<uuid:pk>/", meetings.show_meeting, name="show_meeting"),
    path("meetings/<uuid:pk>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<uuid:pk>/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("calendar/", meetings.my_feed, name="my_feed"),
    path("calendar/renew/", meetings.renew_feed, name="renew_feed"),
    path("calendar/<int:pk>/close/", meetings.close_feed, name="close_feed"),
    path("calendar/<str:token>/meetings.ics", meetings.fetch_feed, name="fetch_feed"),
    path("me/sharings/", sharings.my_sharings, name="my_sharings"),
    path("me/sharings/new/", sharings.choose_receiver, name="choose_receiver"),
    path("me/sharings/new/<int:pk>/", sharings.make_sharing, name="make_sharing"),
    path("me/sharings/<uuid:pk>/", sharings.show_sharing, name="show_sharing"),
    path("me/sharings/<uuid:pk>/close/", sharings.close_sharing, name="close_sharing"),
    path("shared-with-me/", sharings.shared_with_me, name="shared_with_me"),
    path("shared-with-me/<uuid:pk>/", sharings.read_sharing, name="read_sharing"),
    path(
        "shared-with-me/pictures/<int:pk>/<str:size>/",
        sharings.show_shared_picture,
        name="show_shared_picture",
    ),
]
