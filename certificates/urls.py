"""Addresses of the certificates pages."""

from django.urls import path

from certificates.views import batch, desk, holder, letters, public, register, sharing, statements

app_name = "certificates"
urlpatterns = [
    path("certificates/", holder.my_certificates, name="my_certificates"),
    path("cases/<int:pk>/certificate/", holder.draft_certificate, name="draft_certificate"),
    path("certificates/<int:pk>/", holder.show_certificate, name="show_certificate"),
    path("certificates/<int:pk>/proof/", holder.proof_certificate, name="proof_certificate"),
    path("certificates/<int:pk>/choose/", holder.choose_certificate, name="choose_certificate"),
    path("certificates/<int:pk>/ask/", holder.ask_for_change, name="ask_for_change"),
    path("certificates/<int:pk>/accept/", holder.accept_certificate, name="accept_certificate"),
    path("certificates/<int:pk>/reopen/", holder.reopen_certificate, name="reopen_certificate"),
    path("certificates/<int:pk>/pdf/", holder.download_certificate, name="download_certificate"),
    path("certificates/<int:pk>/cv/", sharing.copy_certificate, name="copy_certificate"),
    path("certificates/<int:pk>/share/", sharing.share_certificate, name="share_certificate"),
    path("certificates/links/", sharing.my_links, name="my_links"),
    path("certificates/links/<int:pk>/", sharing.show_link, name="show_link"),
    path("certificates/links/<int:pk>/close/", sharing.close_link, name="close_link"),
    path("c/<str:token>/", sharing.read_shared, name="read_shared"),
    path("certificates/statements/", statements.ask_for_statement, name="ask_for_statement"),
    path(
        "participants/<int:pk>/statements/",
        statements.ask_for_statement_of,
        name="ask_for_statement_of",
    ),
    path("statements/<int:pk>/", statements.show_statement, name="show_statement"),
    path("statements/<int:pk>/withdraw/", statements.withdraw_statement, name="withdraw_statement"),
    path("w/<str:token>/", statements.sign_statement, name="sign_statement"),
    path("w/<str:token>/decline/", statements.decline_statement, name="decline_statement"),
    path("letters/new/", letters.start_letter, name="start_letter"),
    path("letters/<int:pk>/", letters.show_letter, name="show_letter"),
    path("letters/<int:pk>/write/", letters.write_letter, name="write_letter"),
    path("letters/<int:pk>/rewrite/", letters.rewrite_letter, name="rewrite_letter"),
    path("letters/<int:pk>/confirm/", letters.confirm_letter, name="confirm_letter"),
    path("letters/<int:pk>/send-back/", letters.send_back_letter, name="send_back_letter"),
    path("desk/changes/<int:pk>/answer/", desk.answer_change, name="answer_change"),
    path("desk/certificates/", desk.desk, name="desk"),
    path("desk/certificates/participation/", desk.start_participation, name="start_participation"),
    path("desk/certificates/<int:pk>/", desk.examine_certificate, name="examine_certificate"),
    path("desk/certificates/<int:pk>/issue/", desk.issue_certificate, name="issue_certificate"),
    path(
        "desk/certificates/<int:pk>/correct/", desk.correct_certificate, name="correct_certificate"
    ),
    path("desk/certificates/<int:pk>/revoke/", desk.revoke_certificate, name="revoke_certificate"),
    path("desk/batch/", batch.issue_batch, name="issue_batch"),
    path("desk/batch/<int:pk>/", batch.show_batch, name="show_batch"),
    path("register/", register.register, name="register"),
    path("register/export/", register.export_register, name="export_register"),
    path("v/", public.find, name="find"),
    path("v/file/", public.check_file, name="check_file"),
    path("v/<str:number>/", public.check, name="check"),
    path("v/<str:number>/pdf/", public.download_checked, name="download_checked"),
]
