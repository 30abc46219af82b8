"""What the cast have told, what they want, and the small step that is next."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from plans.content import BY_CODE
from plans.models import Conversation, Goal, Plan, Step, Talk
from plans.models.goal import Wish
from tests.cast import Cast
from tests.story import days_ago

Told = dict[str, tuple[list[str], str]]  # {question: (what was pointed at, own words)}

AMINAS: Told = {
    "likes": (["mending", "music"], "Jag gillar när något börjar fungera igen."),
    "good_at": (["careful", "languages", "listening"], "Jag pratar tre språk."),
    "asked_for": (["computers", "languages"], "Mamma och grannarna, när de får brev."),
    "helps": (["shown", "one_thing", "asking"], "Att någon visar en gång, sen vill jag prova."),
    "wants_to_try": (["vehicles", "shop"], "Kanske jobba i en butik med cyklar."),
}
MEHARIS: Told = {
    "likes": (["cooking", "sport"], "ምብሳል እፈቱ። ኩዕሶ እግሪ እጻወት።"),
    "helps": (["pictures", "company", "pace"], "ስእሊ ምስ ዝህልዎ ይቐለኒ።"),
    "wants_to_try": (["cafe"], "ኣብ ካፈ ክሰርሕ ይደሊ።"),
}
SKYES: Told = {
    "likes": (["drawing", "animals"], ""),
    "feels_right": (["few", "animals", "quiet"], ""),
}


def tell_plans(cast: Cast) -> None:
    """Tell of Amina's two goals, of Mehari's words in his own language, and of Skye's."""
    _of_amina(cast)
    mehari = converse(cast.mehari, MEHARIS, days=20, partner=cast.petra, language="ti")
    mehari.share(by=cast.mehari)
    Goal.suggest(Wish("Prova kassan på kaféet en lugn dag."), cast.mehari, by=cast.petra)
    with days_ago(1):
        Talk.ask(by=cast.mehari)
    converse(cast.skye, SKYES, days=9)
    Step.set(
        want("Rita något som andra får se.", by=cast.skye),
        "Visa Noor en av bilderna.",
        by=cast.skye,
    )


def converse(
    participant: User, told: Told, *, days: int, partner: User | None = None, language: str = "sv"
) -> Conversation:
    """Let somebody hold a conversation, alone or with somebody beside."""
    with days_ago(days):
        held = Conversation.begin(by=participant, partner=partner, language=language)
        for code, (chosen, words) in told.items():
            held.answer(BY_CODE[code], by=participant, chosen=chosen, words=words)
        held.finish(by=participant)
    then = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(pk=held.pk).update(begun_at=then, changed_at=then)
    return held


def want(words: str, *codes: str, by: User, cast: Cast | None = None) -> Goal:
    competencies = [cast.competency(code) for code in codes] if cast else []
    return Goal.choose(Wish(words, competencies), by=by)


def _of_amina(cast: Cast) -> None:
    converse(cast.amina, AMINAS, days=45, partner=cast.sara).share(by=cast.amina)
    with days_ago(40):
        cycle = want(
            "Jag vill kunna laga vilken cykel som helst.", "A4.1", by=cast.amina, cast=cast
        )
        talk = want("Jag vill våga svara i telefon.", "A3.1", by=cast.amina, cast=cast)
        Plan.of(cast.amina).share(by=cast.amina)
        Step.set(cycle, "Titta på när Kalle byter kedja.", by=cast.amina).do(by=cast.amina)
        Step.set(talk, "Ringa till biblioteket och fråga när de öppnar.", by=cast.amina)
    with days_ago(3):
        Step.set(cycle, "Byta kedja själv, med Kalle bredvid.", by=cast.amina)
        Talk.propose(cast.amina, timezone.localdate() + timedelta(days=4), by=cast.sara)
