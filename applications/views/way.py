"""How far an application has come, as far as the candidate was told. Nothing of the screening is read here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from applications.enums import ApplicationStatus, Told
from applications.models import Application
from recruitment.enums import ContactPolicy
from vacancies.enums import VacancyState

ADVANCES = (Told.SHORTLISTED, Told.RECOMMENDED, Told.ENDORSED)
# What ends the way, and the stage at which it ends.
ENDS = {
    Told.NOT_ELIGIBLE: Told.SHORTLISTED,
    Told.NOT_SHORTLISTED: Told.SHORTLISTED,
    Told.NOT_RECOMMENDED: Told.RECOMMENDED,
    Told.NOT_ENDORSED: Told.ENDORSED,
}


@dataclass(frozen=True)
class Stage:
    """A stage as `components/stages.html` draws it."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class Way:
    """An application on its way at an instant: the stages, and what was told, newest first."""

    application: Application
    at: datetime

    @property
    def vacancy_state(self) -> str:
        """Where the vacancy stands: a public fact."""
        return self.application.vacancy.state(self.at)

    @property
    def is_open(self) -> bool:
        """Whether the vacancy still takes applications."""
        return self.vacancy_state == VacancyState.OPEN

    @property
    def is_writable(self) -> bool:
        """Whether the candidate may write, change or submit."""
        return self.is_open and self.application.status != ApplicationStatus.LAPSED

    @property
    def is_lapsed(self) -> bool:
        """A draft of a vacancy that takes none any more, whether that is on record yet or not."""
        status = self.application.status
        return status == ApplicationStatus.LAPSED or (status == ApplicationStatus.DRAFT and not self.is_open)

    @property
    def was_saved_today(self) -> bool:
        """Whether the last change is so recent that the hour alone says when it was."""
        return self.at - self.application.changed_at < timedelta(hours=12)

    @property
    def tellings(self) -> list:
        """What was told, newest first."""
        return sorted(self.application.tellings.all(), key=lambda telling: telling.told_at, reverse=True)

    def day(self, at: datetime) -> str:
        """The date of an instant in the closing place, in words."""
        return formats.date_format(at.astimezone(ZoneInfo(self.application.vacancy.closing_zone)), _("j F Y"))

    @property
    def stages(self) -> list[Stage]:
        """The stages up to where it ended, or with those that lie ahead."""
        status = self.application.status
        if self.is_lapsed:
            return [
                Stage(_("Begun"), "done", self.day(self.application.begun_at)),
                Stage(_("Not submitted"), "stopped", self.day(self._end_of_drafting())),
            ]
        if status == ApplicationStatus.DRAFT:
            return [
                Stage(_("Begun"), "done", self.day(self.application.begun_at)),
                Stage(_("Submit"), "current"),
                Stage(_("Closing"), "ahead"),
                Stage(_("Short list"), "ahead"),
            ]
        stages = [Stage(_("Submitted"), "done", self.day(self._submitted_at()))]
        if status == ApplicationStatus.WITHDRAWN:
            return [*stages, Stage(_("Withdrawn"), "stopped", self.day(self.application.withdrawn_at))]
        return [*stages, *self._closing_stage(), *self._told_stages()]

    def _end_of_drafting(self) -> datetime:
        vacancy = self.application.vacancy
        return self.application.lapsed_at or vacancy.cancelled_at or vacancy.closes_at

    def _submitted_at(self) -> datetime:
        return max(submission.submitted_at for submission in self.application.submissions.all())

    def _closing_stage(self) -> list[Stage]:
        vacancy = self.application.vacancy
        if self.vacancy_state == VacancyState.CANCELLED:
            return [Stage(_("Cancelled"), "stopped", self.day(vacancy.cancelled_at))]
        day = formats.date_format(vacancy.closing_date, _("j F Y"))
        if self.is_open:
            return [Stage(_("Closing"), "current", day)]
        return [Stage(pgettext("the day", "Closed"), "done", day)]

    def _told_stages(self) -> list[Stage]:
        if self.vacancy_state == VacancyState.CANCELLED:
            return []
        labels = {
            Told.SHORTLISTED: _("Short list"),
            Told.RECOMMENDED: _("Assessment"),
            Told.ENDORSED: _("Board"),
        }
        told = {telling.what: telling.told_at for telling in self.application.tellings.all()}
        reached = max((number for number, what in enumerate(ADVANCES) if what in told), default=-1)
        stages = []
        for number, what in enumerate(ADVANCES):
            ends = [told[end] for end, stage in ENDS.items() if stage == what and end in told]
            if number <= reached:
                stages.append(Stage(labels[what], "done", self.day(told[what]) if what in told else ""))
            elif ends:
                return [*stages, Stage(labels[what], "stopped", self.day(ends[0]))]
            else:
                is_current = number == reached + 1 and not self.is_open
                stages.append(Stage(labels[what], "current" if is_current else "ahead"))
        return stages

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        told = {telling.what for telling in self.application.tellings.all()}
        withdrawn = self.application.status == ApplicationStatus.WITHDRAWN and not self.is_open
        return self.is_lapsed or withdrawn or bool(told & {*ENDS, Told.CANCELLED})

    @property
    def news_of_the_notice(self) -> str:
        """That the notice was corrected since the candidate sent or began the application; empty when it was not."""
        publication = self.application.vacancy.current_publication
        if publication.version == 1 or self.has_ended or self.vacancy_state == VacancyState.CANCELLED:
            return ""
        words = {"day": self.day(publication.published_at), "version": publication.version}
        status = self.application.status
        if status == ApplicationStatus.DRAFT and self.application.begun_at < publication.published_at:
            return _("The notice was corrected on %(day)s, after you began. Version %(version)s is in force.") % words
        if status == ApplicationStatus.SUBMITTED and self._notice_hash() != publication.hash:
            return self._corrected_after_submission() % words
        return ""

    def _corrected_after_submission(self) -> str:
        if self.is_open:
            return _(
                "The notice was corrected on %(day)s, after you submitted: version %(version)s is in force. What you "
                "sent stands and is judged by the version in force at the closing. Until then you may change it and "
                "submit it again."
            )
        return _(
            "The notice was corrected on %(day)s, after you submitted. Everybody's application is judged by version "
            "%(version)s, which was in force at the closing."
        )

    def _notice_hash(self) -> str:
        """The hash of the version of the notice for which the submission that counts was made."""
        version = self.application.current_version
        return next(row.notice_hash for row in self.application.submissions.all() if row.version == version)

    @property
    def next_sentence(self) -> str:
        """What happens next, or what may be done, as one sentence or two."""
        status, newest = self.application.status, next(iter(self.tellings), None)
        if self.is_lapsed:
            return _("It was not submitted in time, so it was not considered. What you wrote is kept here to read.")
        if self.vacancy_state == VacancyState.CANCELLED:
            return _("The vacancy was cancelled. Nobody will be selected from it.")
        if status == ApplicationStatus.DRAFT:
            return _("Nothing is sent yet. Submit it before the vacancy closes.")
        if status == ApplicationStatus.WITHDRAWN and self.is_open:
            return _("You have withdrawn it, and it will not be considered. Until the closing you may submit it again.")
        if status == ApplicationStatus.WITHDRAWN:
            return _("You have withdrawn it, and it is not considered any further.")
        if self.is_open and self.application.changed_at > self._submitted_at():
            return _(
                "You have changed it since you submitted it, and the changes are not sent: version %(version)s counts. "
                "Check it and submit it again before the closing."
            ) % {"version": self.application.current_version}
        if self.is_open:
            return _("Until the closing you may change it and submit it again; the last version counts.")
        if newest is None:
            return self._waiting()
        return self._after(newest.what)

    def _waiting(self) -> str:
        policy = self.application.vacancy.current_publication.terms.contact_policy
        if policy == ContactPolicy.SHORTLISTED_ONLY:
            return _(
                "Applications are being checked against the conditions of the notice. Only short-listed candidates "
                "are written to; this page tells you the decision once it is released."
            )
        return _("Applications are being checked against the conditions of the notice. You will be told the outcome.")

    def _after(self, what: str) -> str:
        return {
            Told.SHORTLISTED: _("Watch your e-mail for the invitation; until then nothing is asked of you."),
            Told.RECOMMENDED: _(
                "The board meets and decides; this page tells you what it decided once it is released."
            ),
            Told.ENDORSED: _("You may be appointed to this or a similar position while your roster entry is valid."),
        }.get(what, _("Nothing more is asked of you. You are welcome to apply for other positions."))
