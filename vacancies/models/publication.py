"""What was published, word for word, and what was moved afterwards. Written once, never changed."""

from collections.abc import Iterator
from functools import cached_property

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.models import append_only, history, new_edition
from recruitment.rules.canonical import fingerprint
from vacancies.models.vacancy import Vacancy
from vacancies.rules.terms import Terms


class Publication(models.Model):
    """A version of a vacancy as the world saw it: `content` holds the notice and the terms, `hash` its SHA-256."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="publications")
    version = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("content"))
    hash = models.CharField(_("hash"), max_length=64)
    reason = models.TextField(_("reason for the re-issue"), blank=True, default="")
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["vacancy", "-version"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "version"], name="one_publication_a_version")]
        triggers = [
            new_edition(),
            history(leave_out=("content",)),
            append_only(),
            pgtrigger.Trigger(
                name="only_while_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (SELECT FROM vacancies_vacancy v WHERE v.id = NEW.vacancy_id
                        AND v.cancelled_at IS NULL AND portal_now() < v.closes_at
                        AND NEW.version = CASE WHEN EXISTS (SELECT FROM vacancies_publication p
                            WHERE p.vacancy_id = v.id) THEN v.version + 1 ELSE 1 END) THEN
                        RAISE EXCEPTION 'Only an open vacancy gets a publication, and only of its next version.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_only_while_open';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content['notice']['title']}, version {self.version}"

    @cached_property
    def terms(self) -> Terms:
        """The terms that decide about every application to this version."""
        return Terms.from_json(self.content["terms"])

    @property
    def notice(self) -> dict[str, str]:
        """The texts of the notice by section."""
        return self.content["notice"]

    @property
    def language(self) -> str:
        """The language of the authentic text; notices of before there were several are in English."""
        return self.content.get("language", "en")

    @property
    def languages(self) -> list[str]:
        """The languages in which it can be read, the authentic one first."""
        return [self.language, *sorted(self.content.get("translations", {}))]

    def notice_in(self, language: str) -> dict[str, str]:
        """The texts of the notice in a language, the authentic ones where a translation says nothing."""
        translated = self.content.get("translations", {}).get(language, {})
        return {**self.notice, **{name: text for name, text in translated.items() if text}}

    @classmethod
    def inconsistencies(cls) -> Iterator[str]:
        """Sentences about publications whose content does not match their hash, or that are missing."""
        for publication in cls.objects.iterator(chunk_size=100):
            if fingerprint(publication.content) != publication.hash:
                yield f"Publication {publication.pk} ({publication}) does not match its hash."
        newest = Vacancy.objects.published().annotate(newest=models.Max("publications__version"))
        for pk in newest.exclude(newest=models.F("version")).values_list("pk", flat=True):
            yield f"Vacancy {pk} is not of the version that was published last."
        for pk in Vacancy.objects.published().filter(publications__isnull=True).values_list("pk", flat=True):
            yield f"Vacancy {pk} is published, but no publication says with what words."


class Extension(models.Model):
    """A closing date moved later, once, while the vacancy was open. The first date stays in the publication."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="extensions")
    closing_date_before = models.DateField(_("closing date before"))
    closing_date_after = models.DateField(_("closing date after"))
    reason = models.TextField(_("reason"))
    extended_at = models.DateTimeField(_("extended"))
    extended_by = models.ForeignKey("recruitment.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["extended_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closing_date_after__gt=models.F("closing_date_before")),
                name="extension_moves_later",
                violation_error_message=_("An extension sets a later date."),
            )
        ]
        triggers = [new_edition(), history(), append_only()]

    def __str__(self) -> str:
        return f"{self.closing_date_before:%Y-%m-%d} to {self.closing_date_after:%Y-%m-%d}"
