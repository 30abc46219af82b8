"""A modest list to start with; the operator keeps it from here on, so nothing is taken back."""

from django.db import migrations

WORDS = {
    ("contact", "sv"): "insta, instagram, snap, snapchat, whatsapp, telegram, tiktok, facebook,"
    " messenger, discord, mejladress*, mailadress*, telefonnummer, mobilnummer, personnummer",
    ("contact", "en"): "phone number, e-mail address, email address",
    ("health", "sv"): "sjuk, sjuka, sjukdom*, sjukskriv*, deprimer*, depression*, ångest*, panikattack*,"
    " adhd, autis*, asperger*, diagnos*, psykisk*, psykiatr*, psykolog*, psykos*, medicin, medicinen,"
    " mediciner*, medicinera*, insulin, diabet*, epilep*, allergi*, astma*, missbruk*, självmord*,"
    " självskad*, anorexi*, ätstör*, gravid, hiv, cancer*, tumör*, bipolär*, schizofren*, utbränd*,"
    " handikapp*, funktionsneds*, funktionshind*, rullstol*, läkarbesök*, terapi, migrän*, narkotika*,"
    " droger*, hemmasitt*",
    ("health", "en"): "sick, sickness, ill, illness, disease, depress*, anxiety, panic attack, adhd,"
    " autis*, asperger*, diagnos*, psychi*, psycholog*, medication, medicine, diabet*, epilep*,"
    " allerg*, asthma*, suicid*, self-harm*, self harm*, pregnan*, cancer*, bipolar, schizophren*,"
    " disabilit*, disabled, wheelchair*, therapy, migraine*, addict*, hiv",
    ("insult", "sv"): "dum, dumma, dummare, dumskalle*, idiot*, korkad, korkade, latmask*, slö,"
    " värdelös*, hopplös*, usel, usla, äcklig, ful, jävla, jävel*, jävlig, hora, fitta, kuk, cp, mongo,"
    " efterbliv*, psykopat*, tönt, töntig, svin, skitunge*, skitstövel*, blatte*, svartskall*, neger*",
    ("insult", "en"): "stupid, idiot*, dumb, moron, useless, worthless, lazy, ugly, retard, retarded,"
    " bitch, bastard, asshole, fuck*, cunt, whore, faggot, nigg*, loser, pathetic, hopeless",
    ("fine", "sv"): "sjukt, sjukt bra, inte dum, inte alls dum, inte dumt, inte det minsta slö",
    ("fine", "en"): "not stupid, not lazy, never lazy",
}  # fmt: skip


def write_them_down(apps, schema_editor):
    word = apps.get_model("confirmations", "ScreenedWord")
    word.objects.bulk_create(
        word(words=words.strip(), kind=kind, language=language)
        for (kind, language), line in WORDS.items()
        for words in line.split(",")
    )


class Migration(migrations.Migration):
    dependencies = [("confirmations", "0009_screened_words")]
    operations = [migrations.RunPython(write_them_down, migrations.RunPython.noop)]
