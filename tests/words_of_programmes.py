"""What the demo's participants are told before they begin, and how six projects map a group."""

from programmes.models import AgeBand

WHAT = (
    "Det här är ett frivilligt projekt. Du bestämmer själv om du vill vara med, och du kan sluta"
    " när du vill.\n\n"
)
SAVED = (
    "Vi sparar ditt namn, när du är född, hur vi når dig och vilken grund du är med på. Det du"
    " skriver i appen är ditt: ingen i teamet ser det förrän du delar det.\n\n"
)
LAW = (
    "Vi arbetar på en myndighet. Ibland måste vi enligt lag lämna ut det vi har. Därför skriver vi"
    " så lite som möjligt.\n\n"
)
END = "När projektet är slut kan du ta med dig allt. Sedan gallras det enligt reglerna."
INFORMATION = {
    (AgeBand.UNDER_16, "sv"): WHAT
    + SAVED
    + LAW
    + "Du är under 16. Vi berättar för dina vårdnadshavare att du är med, men de ser inte det du"
    " skriver.\n\n" + END,
    (AgeBand.UNDER_18, "sv"): WHAT
    + SAVED
    + LAW
    + "Du är under 18. Vi pratar med dig om vad dina vårdnadshavare får veta.\n\n"
    + END,
    (AgeBand.ADULT, "sv"): WHAT + SAVED + LAW + END,
    (AgeBand.ADULT, "en"): (
        "This is voluntary. You decide whether to take part, and you can stop whenever you"
        " want.\n\nWe save your name, when you were born, how to reach you, and on which ground you"
        " take part. What you write in the app is yours: nobody on the team sees it before you"
        " share it.\n\nWe work at an authority. Sometimes the law makes us hand out what we have."
        " So we write as little as possible.\n\nWhen the project is over you can take everything"
        " with you. Then it is erased by the rules."
    ),
}

PATHS = "Individuellt stöd av en kontaktperson, anpassade studievägar och korta besök på platser."
# For each local project: conditions, needs, measures, a goal, and how it went.
INVUX_MAPPINGS = {
    "Ale": (
        "Många unga pendlar till skolan. Det tar tid, och den som en gång har slutat har långt"
        " tillbaka. Det finns få platser att prova på arbete i kommunen.",
        "Någon som håller kontakten mellan skola och arbetsliv. Stöd nära hemmet.",
        PATHS + " Samarbete med kommunens egna arbetsplatser.",
        "Hälften av dem som börjar har prövat minst två platser efter ett halvår.",
        "Fler platser än väntat sa ja. De flesta har prövat en, var tredje två.",
    ),
    "Härryda": (
        "Arbetsmarknaden är god, men arbetsgivarna frågar efter betyg som gruppen inte har.",
        "Att det man kan utan betyg syns och går att visa upp.",
        PATHS + " Kompetenskartläggning som går att ta med till arbetsgivaren.",
        "Alla som slutar har ett papper på något de kan.",
        "Åtta av tio hade det vid sommaren.",
    ),
    "Lerum": (
        "Gruppen är liten och utspridd. Flera har varit hemma länge utan kontakt med någon.",
        "Tid och förtroende före krav. Hembesök när det behövs.",
        PATHS + " Träffar på fritidsgård på lugna tider.",
        "Var och en har mött teamet minst en gång i veckan den första månaden.",
        "Det gick för de flesta när träffarna fick bli kortare.",
    ),
    "Mölndal": (
        "Introduktionsprogrammen har många elever som byter väg eller slutar under året.",
        "En väg tillbaka som inte börjar om från början.",
        PATHS + " Studier i mindre grupp på introduktionsprogrammet.",
        "Ingen som byter väg står utan planering längre än två veckor.",
        "Väntan är i snitt tio dagar, men längre kring loven.",
    ),
    "Partille": (
        "Det kommunala aktivitetsansvaret når många, men efter 20 år tar stödet slut.",
        "Ett stöd som fortsätter efter 20 och som inte frågar om samma sak igen.",
        PATHS + " Gemensam ingång med arbetsmarknadsenheten.",
        "De som fyller 20 har kvar samma kontaktperson.",
        "Det har fungerat sedan hösten.",
    ),
    "Stenungsund": (
        "Industrin söker folk men ställer krav på utbildning. Vuxenutbildningen ligger nära.",
        "Kortare steg in i vuxenutbildningen, och studieovana som får ta tid.",
        PATHS + " Prova-på-dagar på vuxenutbildningen.",
        "Tio unga har provat vuxenutbildningen innan terminen börjar.",
        "Tolv har provat, sju har börjat läsa.",
    ),
}
