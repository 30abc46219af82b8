"""Addresses of the pages about hours."""

from django.urls import path

from attendance.views import kinds, own, single, together

app_name = "attendance"
urlpatterns = [
    path("attendance/", together.record_attendance, name="record_attendance"),
    path("attendance/month/", together.read_month, name="read_month"),
    path("attendance/attest/", together.attest_attendance, name="attest_attendance"),
    path("attendance/people/<int:pk>/", single.show_attendance, name="show_attendance"),
    path("attendance/<int:pk>/correct/", single.correct_attendance, name="correct_attendance"),
    path("attendance/mine/", own.my_attendance, name="my_attendance"),
    path("attendance/mine/sign/", own.sign_attendance, name="sign_attendance"),
    path("attendance/mine/add/", own.add_attendance, name="add_attendance"),
    path("attendance/kinds/<int:pk>/", kinds.choose_kinds, name="choose_kinds"),
]
