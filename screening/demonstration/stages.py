"""From a draft vacancy to the end of a roster entry: each stage through the actions, at its own time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from applications.actions import drafting as applying
from applications.actions import profiles, submitting
from applications.actions.lapsing import lapse_due_drafts
from applications.actions.news import tell_vacancy_news
from applications.models import Application
from recruitment import clock, moved_clock
from recruitment.models import Competency, NonRepresentedList, Organization, User
from screening.actions import board, longlist, panel, roster, shortlist, telling
from screening.demonstration import notices, people, translations
from screening.demonstration.cast import account
from screening.demonstration.cv import pdf
from screening.enums import BoardOutcome, Outcome, Recommendation
from screening.models import Screening
from screening.rules.assessment import level_asked
from screening.rules.confirmation import Wish
from vacancies.actions import drafting, publishing, reissuing, translating
from vacancies.actions.closing import record_due_closings
from vacancies.enums import ClaimState
from vacancies.models import Vacancy
from vacancies.rules.tiers import FIRST

DAYS_OPEN = 21
# Days after publication on which each step is taken.
CLOSING, LISTING, SHORTLISTING, ASSESSING, MEETING = DAYS_OPEN, 23, 30, 45, 60
# How many days before the present the vacancy of a stage was published.
PUBLISHED_BEFORE = {
    "drafts": 9,
    "open": 9,
    "closed": 22,
    "longlisted": 28,
    "shortlisted": 38,
    "assessed": 52,
    "endorsed": 75,
    "expired": 75 + 740,
}
STAGES = tuple(PUBLISHED_BEFORE)


@dataclass
class Play:
    """A process being played: its seed, its people, the vacancy, and the instant of its publication."""

    random: Random
    label: str
    cast: dict[str, User]
    start: datetime
    applications: int
    kind: str
    vacancy: Vacancy | None = None

    def on_day(self, days: float) -> None:
        """Let the clock run on from so many days after publication."""
        moved_clock.move_to(self.start + timedelta(days=days))


def play(
    stage: str, *, applications: int, seed: int, kind: str, cast: dict[str, User], at: datetime, then: str = ""
) -> Vacancy:
    """Build one vacancy that stands at `stage` at the instant `at`, with so many applications; returns it.

    The clock must be movable. The named candidate and the rival of the cast take part. With `then` (see AFTERWARDS)
    an open vacancy was extended or (an associate's notice) re-issued after most had applied.
    """
    label = f"{stage}-{seed}"
    start = at - timedelta(days=PUBLISHED_BEFORE[stage])
    the_play = Play(Random(f"{label}-{kind}"), label, cast, start, applications, kind)
    for name, step in STEPS:
        step(the_play)
        if name == stage:
            break
    if then:
        AFTERWARDS[then](the_play)
    return the_play.vacancy


def _publish(the_play: Play) -> None:
    the_play.on_day(0)
    recruiter = the_play.cast["recruiter"]
    values, pathways = notices.KINDS[the_play.kind]
    organization = Organization.objects.get(pk="IOM")
    countries = NonRepresentedList.objects.filter(organization=organization).first()
    draft = drafting.create_draft(
        organization,
        by=recruiter,
        reference_number=f"DEMO-{the_play.label}".upper(),
        non_represented_codes=countries.alpha2_codes,
        tiers_confirmed=True,
        closing_date=(the_play.start + timedelta(days=DAYS_OPEN)).date(),
        **notices.TEXTS,
        **values,
    )
    kinds = ["value", "core"] + (["managerial"] if values["managerial_level"] else [])
    drafting.save_draft(
        draft,
        values={},
        pathways=pathways,
        languages=notices.LANGUAGES,
        competencies=Competency.objects.filter(kind__in=kinds),
        by=recruiter,
    )
    for language, texts in translations.KINDS[the_play.kind].items():
        translating.save_translation(draft, language, texts=texts, by=recruiter)
    publishing.publish(draft, by=recruiter)
    the_play.vacancy = Vacancy.objects.get(pk=draft.pk)


def _draft(the_play: Play) -> None:
    _publish(the_play)
    for number in range(the_play.applications):
        the_play.on_day(the_play.random.uniform(0.1, 7))
        person = people.draw(the_play.random, number, the_play.label, the_play.start.date())
        candidate = account(person.email, person.values["given_name"], person.values["family_name"])
        _write(the_play, candidate, person)
    for number, role in enumerate(("candidate", "rival"), the_play.applications):
        candidate = the_play.cast[role]
        if not hasattr(candidate, "profile"):
            person = people.draw(the_play.random, number, the_play.label, the_play.start.date())
            person.values.update(given_name=candidate.first_name, family_name=candidate.last_name)
            _fill_profile(candidate, person)
        if role == "candidate" or the_play.random.random() < 0.5:
            the_play.on_day(7.5)
            _write_application(
                the_play, candidate, "This position asks for what I do best, and I would like to do it here."
            )


def _write(the_play: Play, candidate: User, person: people.Person) -> None:
    _fill_profile(candidate, person)
    _write_application(the_play, candidate, person.motivation)


def _fill_profile(candidate: User, person: people.Person) -> None:
    profile = profiles.profile_of(candidate)
    profiles.save_person(profile, values=person.values, by=candidate)
    profiles.save_list(profile, "nationalities", person.nationalities, by=candidate)
    profiles.save_list(profile, "educations", person.educations, by=candidate)
    profiles.save_list(profile, "employments", person.employments, by=candidate)
    profiles.save_list(profile, "language_skills", person.languages, by=candidate)


def _write_application(the_play: Play, candidate: User, motivation: str) -> None:
    application = applying.begin(the_play.vacancy, by=candidate)
    applying.save_draft(
        application,
        values={"motivation": motivation, "relatives_declared": False, "truth_declared": True},
        by=candidate,
    )
    name = f"{candidate.first_name} {candidate.last_name}"
    applying.attach_cv(application, f"CV {name}.pdf", pdf([name, "Curriculum vitae", candidate.email]), by=candidate)


def _submit(the_play: Play) -> None:
    """All submit but every eighth, whose draft lapses; a few withdraw."""
    drafts = Application.objects.filter(vacancy=the_play.vacancy).select_related("candidate").order_by("pk")
    named = {the_play.cast["candidate"].pk, the_play.cast["rival"].pk}
    for number, application in enumerate(drafts):
        if number % 8 == 7 and application.candidate_id not in named:
            continue
        the_play.on_day(8 + the_play.random.random() * 0.9)
        submitting.submit(application, by=application.candidate)
        if number % 20 == 13:
            submitting.withdraw(application, by=application.candidate)


def _extend(the_play: Play) -> None:
    the_play.on_day(8.95)
    vacancy = the_play.vacancy
    later = vacancy.closes_on + timedelta(days=7)
    publishing.extend(vacancy, later, reason=translations.EXTENSION_REASON, by=the_play.cast["recruiter"])
    tell_vacancy_news()


def _correct(the_play: Play) -> None:
    """The re-issue of an associate's notice."""
    the_play.on_day(8.95)
    recruiter, corrected = the_play.cast["recruiter"], translations.CORRECTED_QUALIFICATIONS
    draft = reissuing.begin_reissue(the_play.vacancy, by=recruiter)
    values = {"qualifications": corrected["en"]}
    drafting.save_draft(draft, values=values, pathways=translations.CORRECTED_PATHWAYS, by=recruiter)
    for language, texts in translations.ASSOCIATE.items():
        texts = {**texts, "qualifications": corrected[language]}
        translating.save_translation(draft, language, texts=texts, by=recruiter)
    draft = Vacancy.objects.get(pk=draft.pk)
    reissuing.reissue(draft, reason=translations.CORRECTION_REASON, by=recruiter)
    tell_vacancy_news()


def _close(the_play: Play) -> None:
    the_play.on_day(CLOSING + 1)
    record_due_closings()
    lapse_due_drafts()
    longlist.list_closed_vacancies()


def _confirm(the_play: Play) -> None:
    the_play.on_day(LISTING)
    recruiter, vacancy = the_play.cast["recruiter"], the_play.vacancy
    for line in vacancy.screenings.live().filter(internal_claim=ClaimState.CLAIMED).order_by("pk"):
        longlist.check_claim(line, confirmed=the_play.random.random() < 0.8, by=recruiter)
    longlist.confirm(vacancy, _ids(vacancy.screenings.live()), Wish(), by=recruiter)
    candidate = _line_of(the_play, "candidate")
    if candidate.eligibility != "eligible":
        reason = "The certificates that came with the CV show what the form leaves out."
        longlist.confirm(vacancy, [candidate.pk], Wish(eligibility="eligible", reason=reason), by=recruiter)


def _shortlist(the_play: Play) -> None:
    the_play.on_day(SHORTLISTING)
    recruiter, vacancy = the_play.cast["recruiter"], the_play.vacancy
    _decide_tier(the_play, vacancy.screenings.live().eligible().filter(tier=FIRST))
    shortlist.open_gate(
        vacancy, reason="Every eligible first-tier application has an outcome; places remain.", by=recruiter
    )
    _decide_tier(the_play, vacancy.screenings.live().eligible().exclude(tier=FIRST))
    telling.tell_cases(vacancy, _ids(vacancy.screenings.all()), by=recruiter)


def _decide_tier(the_play: Play, lines) -> None:
    recruiter, vacancy = the_play.cast["recruiter"], the_play.vacancy
    chosen, others = [], []
    for line in lines.order_by("pk"):
        level = the_play.random.choice((1, 2, 2, 3))
        is_named = line.application.candidate_id == the_play.cast["candidate"].pk
        shortlist.rate(
            line, competency_level=3 if is_named else level, note="Seen in the employment record.", by=recruiter
        )
        (chosen if is_named or (level > 1 and len(chosen) < 4) else others).append(line.pk)
    if chosen:
        reason = "Meets the essential criteria and shows the level asked for."
        shortlist.decide(vacancy, chosen, Outcome.SHORTLISTED, reason=reason, by=recruiter)
    if others:
        reason = "Others show a higher level in what the position needs most."
        shortlist.decide(vacancy, others, Outcome.NOT_SHORTLISTED, reason=reason, by=recruiter)


def _assess(the_play: Play) -> None:
    the_play.on_day(ASSESSING)
    recruiter, panellist, vacancy = the_play.cast["recruiter"], the_play.cast["panellist"], the_play.vacancy
    panel.name_member(vacancy, panellist, by=recruiter)
    needs = vacancy.current_publication.terms.competencies
    for line in vacancy.screenings.live().shortlisted().order_by("pk"):
        is_named = line.application.candidate_id == the_play.cast["candidate"].pk
        falls_short = not is_named and the_play.random.random() < 0.35
        for need in needs:
            short = falls_short and need is needs[-1]
            level = level_asked(need) - (1 if short else 0)
            evidence = "Gave one example of their own and said what they would do differently."
            panel.record(line, need.competency, level=level, evidence=evidence, by=panellist)
        outcome = Recommendation.NOT_RECOMMENDED if falls_short else Recommendation.RECOMMENDED
        reason = "The panel's record supports it in every competency."
        if falls_short:
            reason = "Fell short of the published level in one competency."
        panel.recommend(line, outcome, reason=reason, by=recruiter)


def _endorse(the_play: Play) -> None:
    the_play.on_day(MEETING)
    secretary, chair, vacancy = the_play.cast["secretary"], the_play.cast["chair"], the_play.vacancy
    meeting = board.convene(vacancy.organization, clock.today(vacancy.closing_zone), by=secretary)
    lines = vacancy.screenings.live().filter(recommendation=Recommendation.RECOMMENDED).order_by("pk")
    cases = [board.put_case(meeting, line, by=secretary) for line in lines]
    everybody = meeting.attendances.values_list("member__public_id", flat=True)
    board.note_presence(meeting, everybody, by=secretary)
    board.open_meeting(meeting, by=chair)
    for case in cases:
        board.decide(case, BoardOutcome.ENDORSED, reasons="The process kept to its published criteria.", by=chair)
    board.close_meeting(meeting, minutes="All cases were endorsed without dissent.", by=chair)
    telling.tell_cases(vacancy, _ids(vacancy.screenings.all()), by=the_play.cast["recruiter"])


def _expire(the_play: Play) -> None:
    for days in (MEETING + 645, MEETING + 702, MEETING + 725, MEETING + 731):
        the_play.on_day(days)
        roster.announce_ends()


def _ids(lines) -> list[int]:
    return list(lines.values_list("pk", flat=True))


def _line_of(the_play: Play, role: str) -> Screening:
    return the_play.vacancy.screenings.get(application__candidate=the_play.cast[role])


AFTERWARDS: dict[str, Callable[[Play], None]] = {"extended": _extend, "re-issued": _correct}
STEPS: tuple[tuple[str, Callable[[Play], None]], ...] = (
    ("drafts", _draft),
    ("open", _submit),
    ("closed", _close),
    ("longlisted", _confirm),
    ("shortlisted", _shortlist),
    ("assessed", _assess),
    ("endorsed", _endorse),
    ("expired", _expire),
)
