"""The county Västra Götaland, the thirteen municipalities of the Gothenburg region and the districts
of Göteborg, as rows.

Codes are SCB's; districts have none, and get one of ours. Dates say since when we know of something:
the county exists since 1998-01-01, municipalities since the reform of 1974 was complete, and the
region's members are known for the time of our programmes. A rename is a row of AreaName, made in the
admin or by a later migration; the code stays.
"""

from datetime import date

from django.db import migrations

REFORM, COUNTY, REGION = date(1974, 1, 1), date(1998, 1, 1), date(2015, 1, 1)
COUNTIES = {"13": ("Halland", REFORM), "14": ("Västra Götaland", COUNTY)}
GR = ("gr", "Göteborgsregionen")
MUNICIPALITIES = {
    "1384": "Kungsbacka",
    "1401": "Härryda",
    "1402": "Partille",
    "1407": "Öckerö",
    "1415": "Stenungsund",
    "1419": "Tjörn",
    "1440": "Ale",
    "1441": "Lerum",
    "1462": "Lilla Edet",
    "1480": "Göteborg",
    "1481": "Mölndal",
    "1482": "Kungälv",
    "1489": "Alingsås",
}
IN_HALLAND = {"1384"}
DISTRICTS = {  # stadsdelsnämndsområden
    "1480-angered": "Angered",
    "1480-askim-frolunda-hogsbo": "Askim-Frölunda-Högsbo",
    "1480-centrum": "Centrum",
    "1480-lundby": "Lundby",
    "1480-majorna-linne": "Majorna-Linné",
    "1480-norra-hisingen": "Norra Hisingen",
    "1480-orgryte-harlanda": "Örgryte-Härlanda",
    "1480-ostra-goteborg": "Östra Göteborg",
    "1480-vastra-goteborg": "Västra Göteborg",
    "1480-vastra-hisingen": "Västra Hisingen",
}
DISTRICT_DAYS = (date(2011, 1, 1), date(2020, 12, 31))
CITY_AREAS = {  # stadsområden
    "1480-centrum": "Centrum",
    "1480-hisingen": "Hisingen",
    "1480-nordost": "Nordost",
    "1480-sydvast": "Sydväst",
}
CITY_AREA_DAYS = (date(2021, 1, 1), None)


def lay(apps, schema_editor=None):
    """Lay the areas down; what is there already stays as it is."""
    areas = apps.get_model("programmes", "Area").objects
    parts = apps.get_model("programmes", "AreaPart").objects

    def area(kind, code, name, starts_on, ends_on=None):
        words = {"name": name, "starts_on": starts_on, "ends_on": ends_on}
        return areas.get_or_create(kind=kind, code=code, defaults=words)[0]

    def put(part, whole, starts_on, ends_on=None):
        parts.get_or_create(
            part=part, whole=whole, defaults={"starts_on": starts_on, "ends_on": ends_on}
        )

    counties = {code: area("county", code, *words) for code, words in COUNTIES.items()}
    region = area("association", *GR, REGION)
    places = {
        code: area("municipality", code, name, REFORM) for code, name in MUNICIPALITIES.items()
    }
    for code, place in places.items():
        county = "13" if code in IN_HALLAND else "14"
        put(place, counties[county], max(REFORM, COUNTIES[county][1]))
        put(place, region, REGION)
    for kind, names, days in (
        ("district", DISTRICTS, DISTRICT_DAYS),
        ("city_area", CITY_AREAS, CITY_AREA_DAYS),
    ):
        for code, name in names.items():
            put(area(kind, code, name, *days), places["1480"], *days)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0010_rules")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
