"""Addresses of the assessments pages."""

from django.urls import path

from assessments import views

app_name = "assessments"
urlpatterns = [
    path("cases/", views.my_cases, name="my_cases"),
    path("cases/make/", views.make_case, name="make_case"),
    path("cases/<int:pk>/", views.show_case, name="show_case"),
    path("cases/<int:pk>/photos/<uuid:photo>/<str:size>/", views.show_photo, name="show_photo"),
    path("cases/<int:pk>/withdraw/", views.withdraw_case, name="withdraw_case"),
    path("cases/<int:pk>/add-more/", views.add_more_case, name="add_more_case"),
    path("desk/queue/", views.queue, name="queue"),
    path("cases/<int:pk>/take-up/", views.take_up_case, name="take_up_case"),
    path("cases/<int:pk>/judge/", views.judge_competency, name="judge_competency"),
    path("cases/<int:pk>/ask-for-more/", views.ask_for_more_case, name="ask_for_more_case"),
    path("cases/<int:pk>/decide/", views.decide_case, name="decide_case"),
    path("desk/quality/", views.quality, name="quality"),
    path("cases/<int:pk>/check-quality/", views.check_quality_case, name="check_quality_case"),
    path("cases/<int:pk>/send-back/", views.send_back_case, name="send_back_case"),
]
