"""Published frameworks, for machines."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from accounts.guards import public
from competencies.models import Area, Competency, Criterion, Framework, Level, LevelStatement

TEXT = {"type": "object", "additionalProperties": {"type": "string"}}


@extend_schema_field(TEXT)
class TextField(serializers.JSONField):
    """The same words in several languages: {language: words}."""


class FrameworkSerializer(serializers.ModelSerializer[Framework]):
    title = TextField()
    description = TextField()
    seqf_note = TextField()

    class Meta:
        model = Framework
        fields = ["slug", "version", "state", "title", "description", "seqf_note", "licence"]


class LevelSerializer(serializers.ModelSerializer[Level]):
    name = TextField()
    descriptor = TextField()

    class Meta:
        model = Level
        fields = [
            "number",
            "code",
            "name",
            "descriptor",
            "min_evidence",
            "min_occasions",
            "min_confirmations",
            "min_contexts",
        ]


class CriterionSerializer(serializers.ModelSerializer[Criterion]):
    text = TextField()

    class Meta:
        model = Criterion
        fields = ["code", "text"]


class StatementSerializer(serializers.ModelSerializer[LevelStatement]):
    level = serializers.IntegerField(source="level.number")
    i_can = TextField()
    criteria = CriterionSerializer(many=True)

    class Meta:
        model = LevelStatement
        fields = ["level", "i_can", "criteria"]


class CompetencySerializer(serializers.ModelSerializer[Competency]):
    name = TextField()
    description = TextField()
    supervisor_question = TextField()
    fairness_note = TextField()
    statements = StatementSerializer(many=True)

    class Meta:
        model = Competency
        fields = [
            "code",
            "name",
            "description",
            "supervisor_question",
            "fairness_note",
            "statements",
        ]


class AreaSerializer(serializers.ModelSerializer[Area]):
    name = TextField()
    competencies = serializers.SerializerMethodField()

    class Meta:
        model = Area
        fields = ["code", "name", "icon", "competencies"]

    @extend_schema_field(CompetencySerializer(many=True))
    def get_competencies(self, area: Area) -> Any:
        children: Any = [edge.child for edge in area.edges_down.all()]
        return CompetencySerializer(children, many=True).data


class WholeFrameworkSerializer(FrameworkSerializer):
    levels = LevelSerializer(many=True)
    areas = serializers.SerializerMethodField()

    class Meta(FrameworkSerializer.Meta):
        fields = [*FrameworkSerializer.Meta.fields, "levels", "areas"]

    @extend_schema_field(AreaSerializer(many=True))
    def get_areas(self, framework: Framework) -> Any:
        areas = Area.objects.filter(framework=framework).prefetch_related(
            "edges_down__child__statements__level", "edges_down__child__statements__criteria"
        )
        return AreaSerializer(areas, many=True).data


class FrameworkList(generics.ListAPIView[Framework]):
    """All published and retired versions."""

    gate = public
    permission_classes = [AllowAny]
    serializer_class = FrameworkSerializer
    queryset = Framework.objects.public()
    filterset_fields = ["slug", "state"]

    @extend_schema(
        responses={
            200: FrameworkSerializer(many=True),
            400: OpenApiResponse(OpenApiTypes.OBJECT, "A filter that makes no sense."),
            404: OpenApiResponse(OpenApiTypes.OBJECT, "There is no such page."),
        }
    )
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return super().get(request, *args, **kwargs)


class FrameworkDetail(generics.RetrieveAPIView[Framework]):
    """One version, whole."""

    gate = public
    permission_classes = [AllowAny]
    serializer_class = WholeFrameworkSerializer

    @extend_schema(
        operation_id="framework_retrieve",
        responses={
            200: WholeFrameworkSerializer,
            404: OpenApiResponse(OpenApiTypes.OBJECT, "There is no such version."),
        },
    )
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return super().get(request, *args, **kwargs)

    def get_object(self) -> Framework:
        return get_object_or_404(
            Framework.objects.public(), slug=self.kwargs["slug"], version=self.kwargs["version"]
        )


urlpatterns = [
    path("frameworks/", FrameworkList.as_view()),
    path("frameworks/<slug:slug>/<str:version>/", FrameworkDetail.as_view()),
]
