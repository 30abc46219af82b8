"""The three kinds that were lacking, and the sentences printed on them."""

from django.db import migrations

REVOCATION = {
    "sv": "{issuer} får återkalla intyget om det bygger på oriktiga uppgifter från innehavaren, om det har utfärdats av misstag, om tvingande säkerhetsskäl kräver det eller om innehavaren ber om det. Kontrollsidan visar om intyget gäller.",
    "en": "{issuer} may revoke the certificate if it is built on incorrect information from the holder, if it was issued by mistake, if compelling safety reasons require it, or if the holder asks for it. The check page shows whether the certificate is valid.",
}
KINDS = {
    "supervisor_statement": {
        "title": {"sv": "Praktikintyg", "en": "Workplace statement"},
        "opening": {
            "sv": "Har varit på platsen som står här. Handledaren där har skrivit och skrivit under orden nedan.",
            "en": "Has been at the place stated here. The supervisor there has written and signed the words below.",
        },
        "method": {},
        "fixed_sentences": [
            {
                "sv": "Praktikintyget är handledarens egna ord. {issuer} har kontrollerat vem som har skrivit, men inte bedömt någon kompetens. Antalet timmar säger hur mycket, inte hur väl.",
                "en": "The workplace statement is the supervisor's own words. {issuer} has checked who wrote them, and has not assessed any competence. The number of hours says how much, not how well.",
            },
            REVOCATION,
        ],
        "needs_case": False,
    },
    "competence_letter": {
        "title": {"sv": "Kompetensbrev", "en": "Competence letter"},
        "opening": {
            "sv": "Berättar här med egna ord om situationer som visar vad hen kan. Orden har vuxit fram i samtal.",
            "en": "Tells here in their own words of situations that show what they can do. The words were found in conversation.",
        },
        "method": {},
        "fixed_sentences": [
            {
                "sv": "Orden är innehavarens egna. Samtalspartnern har bekräftat att samtalet har ägt rum. Kompetensbrevet är inte en bedömning av kompetens.",
                "en": "The words are the holder's own. The dialogue partner has confirmed that the conversation took place. The competence letter is not an assessment of competence.",
            },
            REVOCATION,
        ],
        "needs_case": False,
    },
    "validation_certificate": {
        "title": {"sv": "Valideringsintyg", "en": "Certificate of validation"},
        "opening": {
            "sv": "Har visat kunnandet som står här. {issuer} har bedömt det mot ramverket {framework}, som leder till kvalifikationen {qualification}.",
            "en": "Has shown the learning outcomes stated here. {issuer} has assessed them against the framework {framework}, which leads to the qualification {qualification}.",
        },
        "method": {
            "sv": "Efter en fördjupad kartläggning har en bedömare med dokumenterad kompetens i området prövat det som personen själv har visat och det som handledare har bekräftat mot ramverkets kriterier. Någon annan än bedömaren har sedan kvalitetsgranskat besluten. Under varje kompetens står vems ord den bygger på.",
            "en": "After an in-depth mapping, an assessor whose competence in the area is on record has tried what the person has shown, and what supervisors have confirmed, against the criteria of the framework. Someone other than the assessor has then checked the quality of the decisions. Under each competency it says whose word it is built on.",
        },
        "fixed_sentences": [
            {
                "sv": "Valideringsintyget är utfärdat efter fördjupad kartläggning och bedömning enligt förordningen (2022:1549) om validering, mot kvalifikationen {qualification}, nivå {seqf_level} i Sveriges referensram för kvalifikationer (SeQF). Det gäller de delar av kvalifikationen som står här.",
                "en": "The certificate of validation is issued after in-depth mapping and assessment under the Swedish ordinance on validation (SFS 2022:1549), against the qualification {qualification}, level {seqf_level} in the Swedish Qualifications Framework (SeQF). It covers the parts of the qualification that are stated here.",
            },
            {
                "sv": "Nivåerna vid varje kompetens är ramverkets egna och motsvarar inte nivåer i SeQF eller EQF.",
                "en": "The levels beside each competency are the framework's own and do not correspond to levels of the SeQF or the EQF.",
            },
            REVOCATION,
        ],
        "needs_case": True,
    },
}


def add_kinds(apps, schema_editor):
    kinds = apps.get_model("certificates", "CertificateType").objects
    for code, words in KINDS.items():
        kinds.get_or_create(code=code, defaults=words)


def remove_kinds(apps, schema_editor):
    apps.get_model("certificates", "CertificateType").objects.filter(code__in=KINDS).delete()


class Migration(migrations.Migration):
    dependencies = [("certificates", "0010_statements_and_letters")]
    operations = [migrations.RunPython(add_kinds, remove_kinds)]
