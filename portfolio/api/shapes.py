"""What the API takes and gives: shapes alone, as what may be said is the form's business."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from portfolio.models import Entry, Evidence, SelfAssessment


@extend_schema_field({"oneOf": [{"type": "string"}, {"type": "integer"}]})
class CodeOrId(serializers.Field[str, Any, str, Any]):
    """A competency by its code, or by its id here."""

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, bool) or not isinstance(data, (str, int)):
            raise serializers.ValidationError(_("Name a competency by its code."))
        return str(data)

    def to_representation(self, value: Any) -> str:
        return str(value)


class ShownSerializer(serializers.Serializer[Any]):
    competency = CodeOrId()
    how = serializers.ChoiceField(SelfAssessment.How.choices, allow_blank=True, default="")


class EntryBody(serializers.Serializer[Any]):
    """What an author says. Its shape alone; what it may say is the form's business."""

    text = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    happened_on = serializers.DateField(default=timezone.localdate)
    placement = serializers.IntegerField(allow_null=True, default=None)
    place = serializers.CharField(allow_blank=True, default="", trim_whitespace=False)
    shows = ShownSerializer(many=True, default=list)
    base_version = serializers.IntegerField(
        default=0, help_text="The version these words were begun from; not for a new entry."
    )
    media = serializers.ListField(
        child=serializers.UUIDField(),
        default=list,
        max_length=1,
        help_text="The id under which a picture will follow.",
    )


class SaidSerializer(serializers.ModelSerializer[SelfAssessment]):
    competency = serializers.CharField(source="competency.code")

    class Meta:
        model = SelfAssessment
        fields = ["competency", "how"]


class MediaSerializer(serializers.ModelSerializer[Evidence]):
    class Meta:
        model = Evidence
        fields = ["id", "width", "height", "sha256"]


class EntrySerializer(serializers.ModelSerializer[Entry]):
    shows = SaidSerializer(source="self_assessments", many=True)
    media = MediaSerializer(source="evidence", many=True)

    class Meta:
        model = Entry
        fields = [
            "id",
            "state",
            "version",
            "text",
            "happened_on",
            "placement",
            "place",
            "shows",
            "media",
            "changed_at",
        ]
