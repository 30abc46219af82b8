"""Reference data of frameworks: which of them carry a qualification with a level in SeQF."""

from django.contrib import admin

from competencies.models import Qualification


@admin.register(Qualification)
class QualificationAdmin(admin.ModelAdmin[Qualification]):
    list_display = ["title", "framework", "seqf_level", "owner", "starts_on", "ends_on"]
    list_select_related = ["framework"]
