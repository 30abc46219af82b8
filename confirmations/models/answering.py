"""What whoever was asked can do, with nothing but the link."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import letters
from confirmations.models.answers import Confirmation, Said
from confirmations.models.asked import Asked
from confirmations.models.code import Code
from confirmations.models.comment import Comment
from confirmations.models.door import SENT_BY_US, Assurance, Door
from confirmations.models.link import DOOR, LINK
from confirmations.models.reminder import Reminder
from confirmations.models.standing import OPENED
from lifecycle.models import Event, Letter
from lifecycle.post import post
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from workplaces.models import Supervisor

CHANGES = 10  # of the answers to one question
MANY_CHANGES = _("The answers have been changed many times. Talk to the team about it instead.")


class Answering(Asked):
    """The steps of the one who was asked."""

    class Meta:
        abstract = True

    # Steps

    @transaction.atomic
    def answer(self, said: Said, *, code: str = "", receipt_to: str = "", door: str = "") -> None:
        """Take the supervisor's answers, one for each question asked, by the link in use if no
        door is named.

        Whoever answers on the participant's phone may say where a receipt of their own goes.
        Raises Refused if one is missing, if the time has passed, or if a code was to come along.
        """
        self._refuse_if_expired()
        self._refuse_if_private()
        self._refuse_incomplete(said)
        self._use_code(code)
        self._take("answer", by=self.guest)
        door = door or self.answering_door
        assurance = Assurance.of(door, with_code=self.needs_code)
        confirmation = Confirmation.write(self.pk, said, door=door, assurance=assurance)
        Comment.write(confirmation, said.comment)
        self._post_receipt()
        self._post_receipt_to(receipt_to)

    @transaction.atomic
    def change(self, said: Said, *, code: str = "") -> None:
        """Put other answers in place of the first, for some days; what they were is kept.

        Raises Refused after some times: whoever still finds fault talks to the team.
        """
        self._refuse_incomplete(said)
        self._refuse_without_weight()
        self._use_code(code)
        self._take("change", by=self.guest)
        confirmation = Confirmation.objects.select_related("remark").get(request=self.pk)
        if confirmation.is_frozen:
            raise Refused(_("The answers can no longer be changed."), subject=self)
        if confirmation.earlier.count() >= CHANGES:
            raise Refused(MANY_CHANGES, subject=self)
        confirmation.rewrite(said)
        Comment.write(confirmation, said.comment)
        self._tell_team(letters.tell_team_of_change, key=f"change:{timezone.localdate()}")
        self._post_receipt_of_change()

    @transaction.atomic
    def decline(self, *, note: str = "") -> None:
        """Take a no for an answer: the supervisor will not, or is not the one who was meant."""
        self.reached_someone_else = note == self.NOT_ME
        self._take("decline", by=self.guest, note=note, also=["reached_someone_else"])

    @transaction.atomic
    def renew(self) -> None:
        """Send the supervisor a fresh link, to the same contact, because the old one expired."""
        locked = type(self)._default_manager.select_for_update()
        self.refresh_from_db(fields=["state", "expires_at"], from_queryset=locked)
        if not self.is_expired:
            raise Refused(_("The link you have still works."), subject=self)
        self._refuse_if_private()
        if self.supervisor.is_rejected or not self._go_by_known_contact():
            raise Refused(_("Ask whoever gave you the link for a new one."), subject=self)
        self._make_link()
        self._open_for_answers()
        self.needs_code = self.needs_code or self._wants_code(self.participant)
        self._end_held_link()
        self._take("renew", by=self.guest, also=[*DOOR, *OPENED, *LINK])
        self._post_link()

    @transaction.atomic
    def dispute(self) -> None:
        """Take the answers' weight away: whoever owns the address says it was not them."""
        self._take("dispute", by=self.guest)
        self._tell_team(letters.tell_team_of_dispute, key="dispute")

    def note_attempt(self, *, by: User) -> None:
        """Write down, once, that the link was opened where the participant is signed in."""
        self._note(self.TRIED, by=by)

    def note_own_browser(self) -> None:
        """Write down, once, that an answer came from where the participant has been signed in."""
        self._note(self.OWN_BROWSER, by=self.guest)

    def note_other_account(self, *, by: User) -> None:
        """Write down, once, that whoever answered was signed in here as somebody else."""
        if not by.has_mailbox(self.supervisor.email):
            self._note(self.OTHER_ACCOUNT, by=by)

    # What the steps share

    def _note(self, action: str, *, by: User | str) -> None:
        who = {"by_name": by} if isinstance(by, str) else {"by": by}
        if not Event.objects.about(self).filter(action=action, **who).exists():
            Event.record(self, action, by=by)

    def _refuse_incomplete(self, said: Said) -> None:
        if set(self.questions.values_list("pk", flat=True)) != set(said.answers):
            raise Refused(_("Choose an answer to each question."), subject=self)

    def _use_code(self, code: str) -> None:
        if not self.needs_code or self.is_by_team:  # who has signed in needs none to be known
            return
        if not code:
            raise Refused(_("Enter the code we sent you."), subject=self)
        Code.use(self, code)

    def _refuse_without_weight(self) -> None:
        """What was said at an address before it was merged or rejected stays as it was said."""
        if self.is_held or self.supervisor.state in (
            Supervisor.State.MERGED,
            Supervisor.State.REJECTED,
        ):
            raise Refused(_("The answers can no longer be changed."), subject=self)

    def _refuse_if_expired(self) -> None:
        if self.is_expired:
            raise Refused(_("The link has expired."), subject=self)

    def _go_by_known_contact(self) -> bool:
        """Choose a door by which we can send the link; False if there is no contact."""
        if not (self.is_sent_by_us and self.contact):
            self.door = Door.EMAIL if self.supervisor.email else Door.SMS
        return bool(self.contact)

    def _post_link(self) -> None:
        """Send the link, if we do, with a word or two to follow if there is no answer."""
        self.letters_with_link.filter(state=Letter.State.WAITING).delete()
        if self.is_sent_by_us:
            self._post(letters.ASK, by=self.door)
            Reminder.plan(self)
        else:
            Reminder.drop_plans(self)

    def _post_receipt(self) -> None:
        """Thank whoever answered at the contact in the register, even if they were met in person:
        who never answered learns that someone did in their name.
        """
        if self.is_by_team:  # signed in, and reads on a page of their own how it went
            return
        known = Door.EMAIL if self.supervisor.email else Door.SMS
        self._post(letters.THANKS, by=self.door if self.is_sent_by_us else known)

    def _post_receipt_of_change(self) -> None:
        """Tell the contact in the register, once a day: whoever changed it may be somebody else."""
        if self.is_by_team or not self.supervisor.contact:
            return
        by_mail = bool(self.supervisor.email)
        post(
            letters.CHANGED[Door.EMAIL if by_mail else Door.SMS],
            about=self,
            to=self.supervisor.contact,
            medium=Letter.Medium.EMAIL if by_mail else Letter.Medium.SMS,
            language=self.supervisor.language,
            key=f"changed:{self.pk}:{timezone.localdate()}",
        )

    def _post_receipt_to(self, own: str) -> None:
        """Thank whoever answered where they asked for it, too, if that is not in the register."""
        if not own or own.lower() in (self.supervisor.email.lower(), self.supervisor.phone):
            return
        by_mail = "@" in own
        post(
            letters.thank_supervisor if by_mail else letters.thank_by_sms,
            about=self,
            to=own,
            language=self.supervisor.language,
            key=f"{letters.thank_supervisor.__name__}:{self.pk}:own",
            medium=Letter.Medium.EMAIL if by_mail else Letter.Medium.SMS,
        )

    def _post(self, writers: "letters.Writers", *, by: str) -> None:
        """Post a letter to the supervisor by e-mail or text message, if there is such a contact."""
        to = self.supervisor.phone if by == Door.SMS else self.supervisor.email
        if by in SENT_BY_US and to:
            post(
                writers[by],
                about=self,
                to=to,
                medium=by,
                language=self.supervisor.language,
                key=f"{writers[Door.EMAIL].__name__}:{self.pk}:{self.nonce[:8]}",
            )

    def _tell_team(self, writer: "letters.Writer", *, key: str) -> None:
        for member in Enrolment.team_of(self.participant):
            post(
                writer,
                about=self,
                to=member.email,
                language=member.language,
                key=f"{key}:{self.pk}:{member.pk}",
            )
