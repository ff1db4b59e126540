"""The panel's record of a candidate: one form for all the competencies that were published with the vacancy."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from recruitment.models import Competency, Indicator
from screening.models import CompetencyFinding
from screening.rules.assessment import LEVELS, NOT_SHOWN, SHOWN, level_asked
from vacancies.rules.terms import CompetencyNeed


def level_in_words(need: CompetencyNeed, level: int) -> str:
    """A level as the panel says it: values are shown or not, competencies have levels 1 to 3."""
    if level == NOT_SHOWN:
        return _("Not shown")
    return _("Shown") if need.level is None else _("Level %(level)s") % {"level": level}


def _choice_in_words(need: CompetencyNeed, level: int) -> str:
    """The same under the heading "Level shown", where the figure is enough."""
    return level_in_words(need, level) if need.level is None or level == NOT_SHOWN else str(level)


@dataclass
class Row:
    """A competency on the page: what is asked, what shows it, what is recorded, and its two fields."""

    need: CompetencyNeed
    competency: Competency
    finding: CompetencyFinding | None
    level: forms.BoundField
    evidence: forms.BoundField
    seen: str

    @property
    def name(self) -> str:
        """The competency's name in the reader's language."""
        return self.competency.name

    @property
    def asked(self) -> str:
        """What was published, in words."""
        return level_in_words(self.need, level_asked(self.need))

    @property
    def shown(self) -> str:
        """What is recorded, in words; empty while nothing is."""
        return level_in_words(self.need, self.finding.level) if self.finding else ""

    @property
    def falls_short(self) -> bool:
        """Whether the level recorded lies below the published one."""
        return self.finding is not None and self.finding.level < level_asked(self.need)

    @property
    def indicators(self) -> list[Indicator]:
        """What a person does who shows the level asked for."""
        return [row for row in self.competency.indicators.all() if row.level == self.need.level]

    @property
    def indicators_below(self) -> list[Indicator]:
        """The same for the levels below, highest first."""
        below = [row for row in self.competency.indicators.all() if row.level < (self.need.level or 0)]
        return sorted(below, key=lambda row: (-row.level, row.position))


class RecordForm(forms.Form):
    """For each published competency the level shown and the evidence. What was left alone is not recorded again.

    The page carries, for each competency, a mark of what it showed; so two members who write at once do not
    overwrite each other unseen.
    """

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        needs: Iterable[CompetencyNeed],
        competencies: Mapping[str, Competency],
        findings: Mapping[str, CompetencyFinding],
    ) -> None:
        super().__init__(data)
        self.needs = [need for need in needs if need.competency in competencies]
        self.competencies, self.findings = competencies, findings
        for need in self.needs:
            code, finding = need.competency, findings.get(need.competency)
            name = competencies[code].name
            levels = LEVELS if need.level is not None else (NOT_SHOWN, SHOWN)
            self.fields[f"level_{code}"] = forms.TypedChoiceField(
                label=_("%(competency)s: level shown") % {"competency": name},
                choices=[(level, _choice_in_words(need, level)) for level in levels],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                initial=finding.level if finding else None,
            )
            self.fields[f"evidence_{code}"] = forms.CharField(
                label=_("%(competency)s: what shows it") % {"competency": name},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=finding.evidence if finding else "",
            )

    def rows(self) -> list[Row]:
        """The competencies in the order of the framework, each with its fields."""
        return [
            Row(
                need,
                self.competencies[need.competency],
                self.findings.get(need.competency),
                self[f"level_{need.competency}"],
                self[f"evidence_{need.competency}"],
                self._mark_to_show(need.competency),
            )
            for need in self.needs
        ]

    def changed(self) -> list[tuple[str, int, str]]:
        """(competency, level, evidence) for each that the writer changed, where nothing stands in the way."""
        return [
            (code, self.cleaned_data[f"level_{code}"], self.cleaned_data[f"evidence_{code}"])
            for need in self.needs
            if self._is_touched(code := need.competency) and not self.errors_at(code)
        ]

    def errors_at(self, code: str) -> bool:
        """Whether something is wrong with what was typed for this competency."""
        return f"level_{code}" in self.errors or f"evidence_{code}" in self.errors

    def clean(self) -> dict:
        """Say where a level is missing, and where a colleague has written since the page was opened."""
        for need in self.needs:
            code = need.competency
            if not self._is_touched(code):
                continue
            if self.cleaned_data.get(f"level_{code}") is None and f"level_{code}" not in self.errors:
                self.add_error(f"level_{code}", _("Choose the level that was shown; the evidence you typed is kept."))
            elif self._posted_mark(code) != self._mark_now(code):
                finding = self.findings.get(code)
                self.add_error(
                    f"evidence_{code}",
                    _(
                        "%(name)s recorded this since you opened the page: %(level)s. “%(evidence)s” "
                        "Your own words are below; save again to put them in its place."
                    )
                    % {
                        "name": finding.recorded_by,
                        "level": level_in_words(need, finding.level),
                        "evidence": finding.evidence,
                    },
                )
        return self.cleaned_data

    def _is_touched(self, code: str) -> bool:
        typed = self.data.get(f"evidence_{code}", "").strip()
        return mark(self.data.get(f"level_{code}", ""), typed) != self._posted_mark(code)

    def _posted_mark(self, code: str) -> str:
        return self.data.get(f"seen_{code}") or self._mark_now(code)

    def _mark_now(self, code: str) -> str:
        finding = self.findings.get(code)
        return mark(finding.level, finding.evidence) if finding else mark("", "")

    def _mark_to_show(self, code: str) -> str:
        """What is there now; but where the writer left a field alone, what they saw."""
        return self._posted_mark(code) if self.is_bound and not self._is_touched(code) else self._mark_now(code)


def mark(level: int | str, evidence: str) -> str:
    """A short mark of a level and its evidence, the same however a browser breaks the lines."""
    text = f"{level}\n{' '.join(evidence.split())}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
