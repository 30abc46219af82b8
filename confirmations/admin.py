"""Reference data alone: the words that make the team read a supervisor's sentence first."""

from django.contrib import admin

from confirmations.models import ScreenedWord


@admin.register(ScreenedWord)
class ScreenedWordAdmin(admin.ModelAdmin[ScreenedWord]):
    list_display = ["words", "kind", "language"]
    list_filter = ["kind", "language"]
    search_fields = ["words"]
