"""The two kinds of certificate this product ships with, and the sentences printed on them."""

from django.db import migrations

REVOCATION = {
    "sv": "{issuer} får återkalla intyget om det bygger på oriktiga uppgifter från innehavaren, om det har utfärdats av misstag, om tvingande säkerhetsskäl kräver det eller om innehavaren ber om det. Kontrollsidan visar om intyget gäller.",
    "en": "{issuer} may revoke the certificate if it is built on incorrect information from the holder, if it was issued by mistake, if compelling safety reasons require it, or if the holder asks for it. The check page shows whether the certificate is valid.",
}
KINDS = {
    "competence_certificate": {
        "title": {"sv": "Kompetensintyg", "en": "Certificate of competence"},
        "opening": {
            "sv": "Har visat kompetenserna som står här. {issuer} har bedömt dem mot ramverket {framework}.",
            "en": "Has shown the competencies stated here. {issuer} has assessed them against the framework {framework}.",
        },
        "method": {
            "sv": "Bedömaren har prövat det som personen själv har visat och det som handledare har bekräftat mot ramverkets kriterier. Någon annan än bedömaren har sedan kvalitetsgranskat besluten. Under varje kompetens står vems ord den bygger på.",
            "en": "The assessor has tried what the person has shown, and what supervisors have confirmed, against the criteria of the framework. Someone other than the assessor has then checked the quality of the decisions. Under each competency it says whose word it is built on.",
        },
        "fixed_sentences": [
            {
                "sv": "Kompetensintyget är utfärdat efter kartläggning och bedömning mot ramverket {framework}, version {version}. Ramverket är inte nivåplacerat i Sveriges referensram för kvalifikationer (SeQF).",
                "en": "The certificate of competence is issued after mapping and assessment against the framework {framework}, version {version}. The framework has not been assigned a level in the Swedish Qualifications Framework (SeQF).",
            },
            {
                "sv": "Nivåerna är ramverkets egna och motsvarar inte nivåer i SeQF eller EQF.",
                "en": "The levels are the framework's own and do not correspond to levels of the SeQF or the EQF.",
            },
            REVOCATION,
        ],
        "needs_case": True,
    },
    "participation": {
        "title": {"sv": "Deltagarintyg", "en": "Certificate of participation"},
        "opening": {
            "sv": "Har deltagit i verksamheten som står här.",
            "en": "Has taken part in the activity stated here.",
        },
        "method": {},
        "fixed_sentences": [
            {
                "sv": "Deltagarintyget visar att personen har deltagit. Det är inte en bedömning av kompetens.",
                "en": "The certificate of participation shows that the person has taken part. It is not an assessment of competence.",
            },
            REVOCATION,
        ],
        "needs_case": False,
    },
}


def add_kinds(apps, schema_editor):
    kinds = apps.get_model("certificates", "CertificateType").objects
    for code, words in KINDS.items():
        kinds.get_or_create(code=code, defaults=words)


def remove_kinds(apps, schema_editor):
    apps.get_model("certificates", "CertificateType").objects.filter(code__in=KINDS).delete()


class Migration(migrations.Migration):
    dependencies = [("certificates", "0002_serial_years")]
    operations = [migrations.RunPython(add_kinds, remove_kinds)]
