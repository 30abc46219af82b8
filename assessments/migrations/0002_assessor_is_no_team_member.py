"""The database itself refuses an assessor who is, or ever was, on the participant's team."""

from django.db import migrations

IS_TEAM_MEMBER = """
    EXISTS (
        SELECT 1 FROM programmes_assignment assignment
        JOIN programmes_enrolment enrolment ON enrolment.id = assignment.enrolment_id
        WHERE assignment.staff_id = NEW.assessor_id
        AND enrolment.participant_id = NEW.participant_id
    )
"""
REFUSAL = "The assessor is, or was, on the team of the participant."

# SQLite loses triggers when a table is made anew, and refuses to rename a table that one names:
# config/sqlite/schema.py puts them aside meanwhile.
SQLITE = [
    f"""CREATE TRIGGER assessor_is_no_team_member_{name}
    BEFORE {event} ON assessments_assessmentcase
    WHEN {IS_TEAM_MEMBER} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for name, event in [
        ("insert", "INSERT"),
        ("update", "UPDATE OF assessor_id, participant_id"),
    ]
]
SQLITE_BACK = [
    "DROP TRIGGER assessor_is_no_team_member_insert",
    "DROP TRIGGER assessor_is_no_team_member_update",
]

POSTGRESQL = [
    f"""CREATE FUNCTION assessor_is_no_team_member() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {IS_TEAM_MEMBER} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER assessor_is_no_team_member
    BEFORE INSERT OR UPDATE OF assessor_id, participant_id ON assessments_assessmentcase
    FOR EACH ROW EXECUTE FUNCTION assessor_is_no_team_member()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER assessor_is_no_team_member ON assessments_assessmentcase",
    "DROP FUNCTION assessor_is_no_team_member()",
]


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    back = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in back[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [migrations.RunPython(guard, unguard)]
