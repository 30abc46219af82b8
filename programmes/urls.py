"""Addresses of the programme lead's pages."""

from django.urls import path

from programmes.views import information, keeping, mapping, parties, programme, project, rules

app_name = "programmes"
urlpatterns = [
    path("programmes/", programme.list_programmes, name="list_programmes"),
    path("programmes/begin/", programme.begin_programme, name="begin_programme"),
    path("programmes/<int:pk>/", programme.show_programme, name="show_programme"),
    path("programmes/<int:pk>/next/", programme.begin_next_programme, name="begin_next_programme"),
    path("programmes/<int:pk>/describe/", programme.describe_programme, name="describe_programme"),
    path("programmes/<int:pk>/frameworks/", programme.use_frameworks, name="use_frameworks"),
    path("programmes/<int:pk>/code/", programme.demand_code, name="demand_code"),
    path("programmes/<int:pk>/partners/add/", parties.add_partner, name="add_partner"),
    path(
        "programmes/<int:pk>/partners/<int:partner>/remove/",
        parties.remove_partner,
        name="remove_partner",
    ),
    path("programmes/<int:pk>/financiers/add/", parties.add_financier, name="add_financier"),
    path(
        "programmes/<int:pk>/financiers/<int:financier>/remove/",
        parties.remove_financier,
        name="remove_financier",
    ),
    path(
        "programmes/<int:pk>/financiers/<int:financier>/emblem/",
        parties.add_emblem,
        name="add_emblem",
    ),
    path("programmes/<int:pk>/ages/", rules.set_ages, name="set_ages"),
    path("programmes/<int:pk>/areas/add/", rules.add_area, name="add_area"),
    path("programmes/<int:pk>/areas/<int:area>/remove/", rules.remove_area, name="remove_area"),
    path("programmes/<int:pk>/grounds/add/", rules.add_ground, name="add_ground"),
    path(
        "programmes/<int:pk>/grounds/<int:ground>/withdraw/",
        rules.withdraw_ground,
        name="withdraw_ground",
    ),
    path(
        "programmes/<int:pk>/grounds/<int:ground>/offer/", rules.offer_ground, name="offer_ground"
    ),
    path("programmes/<int:pk>/try/", rules.try_rules, name="try_rules"),
    path(
        "programmes/<int:pk>/information/write/",
        information.write_information,
        name="write_information",
    ),
    path(
        "programmes/<int:pk>/information/<int:information>/",
        information.show_information,
        name="show_information",
    ),
    path(
        "programmes/<int:pk>/information/<int:information>/publish/",
        information.publish_information,
        name="publish_information",
    ),
    path("programmes/<int:pk>/retention/", keeping.set_retention, name="set_retention"),
    path("programmes/<int:pk>/hold/", keeping.hold_programme, name="hold_programme"),
    path("programmes/<int:pk>/hold/lift/", keeping.lift_hold, name="lift_hold"),
    path("programmes/<int:pk>/projects/add/", project.add_project, name="add_project"),
    path("projects/<int:pk>/", project.show_project, name="show_project"),
    path("projects/<int:pk>/teams/add/", project.add_team, name="add_team"),
    path("projects/<int:pk>/teams/<int:team>/members/", project.add_member, name="add_member"),
    path("projects/<int:pk>/members/<int:member>/end/", project.end_member, name="end_member"),
    path("projects/<int:pk>/mapping/", mapping.begin_mapping, name="begin_mapping"),
    path("mappings/<int:pk>/", mapping.show_mapping, name="show_mapping"),
    path("mappings/<int:pk>/write/", mapping.write_mapping, name="write_mapping"),
    path("mappings/<int:pk>/goals/add/", mapping.add_goal, name="add_goal"),
    path("mappings/<int:pk>/goals/<int:goal>/remove/", mapping.remove_goal, name="remove_goal"),
    path("mappings/<int:pk>/goals/<int:goal>/", mapping.follow_up_goal, name="follow_up_goal"),
    path("mappings/<int:pk>/adopt/", mapping.adopt_mapping, name="adopt_mapping"),
]
