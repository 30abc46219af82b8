"""Addresses of the certificates pages."""

from django.urls import path

from certificates.views import desk, holder, openly, public, sharing

app_name = "certificates"
urlpatterns = [
    path("certificates/", holder.my_certificates, name="my_certificates"),
    path("cases/<int:pk>/certificate/", holder.draft_certificate, name="draft_certificate"),
    path("certificates/<int:pk>/", holder.show_certificate, name="show_certificate"),
    path("certificates/<int:pk>/proof/", holder.proof_certificate, name="proof_certificate"),
    path("certificates/<int:pk>/choose/", holder.choose_certificate, name="choose_certificate"),
    path("certificates/<int:pk>/accept/", holder.accept_certificate, name="accept_certificate"),
    path("certificates/<int:pk>/reopen/", holder.reopen_certificate, name="reopen_certificate"),
    path("certificates/<int:pk>/pdf/", holder.download_certificate, name="download_certificate"),
    path("certificates/<int:pk>/cv/", sharing.copy_certificate, name="copy_certificate"),
    path("certificates/<int:pk>/share/", sharing.share_certificate, name="share_certificate"),
    path("certificates/links/", sharing.my_links, name="my_links"),
    path("certificates/links/<int:pk>/", sharing.show_link, name="show_link"),
    path("certificates/links/<int:pk>/close/", sharing.close_link, name="close_link"),
    path("c/<str:token>/", sharing.read_shared, name="read_shared"),
    path("desk/certificates/", desk.desk, name="desk"),
    path("desk/certificates/participation/", desk.start_participation, name="start_participation"),
    path("desk/certificates/<int:pk>/", desk.examine_certificate, name="examine_certificate"),
    path("desk/certificates/<int:pk>/issue/", desk.issue_certificate, name="issue_certificate"),
    path(
        "desk/certificates/<int:pk>/correct/", desk.correct_certificate, name="correct_certificate"
    ),
    path("desk/certificates/<int:pk>/revoke/", desk.revoke_certificate, name="revoke_certificate"),
    path("register/", desk.register, name="register"),
    path("v/", public.find, name="find"),
    path("v/file/", public.check_file, name="check_file"),
    path("v/<str:number>/", public.check, name="check"),
    path("v/<str:number>/pdf/", public.download_checked, name="download_checked"),
    path("v/<str:number>/status.json", openly.prove, name="prove"),
    path("how-to-check/", openly.check_without_us, name="check_without_us"),
    path("how-to-check/check.py", openly.download_checker, name="download_checker"),
    path("keys/<str:name>", openly.download_key, name="download_key"),
    path("register/newest-checkpoint.txt", openly.newest_checkpoint, name="newest_checkpoint"),
]
