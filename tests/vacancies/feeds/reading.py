"""How the tests of the feeds read them: as the schemas beside this file say, and as their readers do."""

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests import cast
from vacancies.actions import publishing
from vacancies.models import Vacancy

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def content(response: Any) -> bytes:
    """The whole answer, also of one that is sent in parts."""
    return response.getvalue()


def tree(response: Any, schema: str = "") -> Any:
    """The root of an XML answer; with a schema's name, only if it is valid."""
    root = etree.fromstring(content(response))
    if schema:
        validator(schema).assertValid(root)
    return root


@cache
def validator(name: str) -> Any:
    """One of the schemas, compiled."""
    parsed = etree.parse(str(SCHEMAS / name))
    return etree.RelaxNG(parsed) if name.endswith(".rng") else etree.XMLSchema(parsed)


def job_posting_schema() -> dict[str, Any]:
    """The JSON schema of a posting."""
    return json.loads((SCHEMAS / "job_posting.json").read_text())


def queries(do: Any) -> int:
    """How many queries an act takes, once the names of the present edition are known."""
    do()
    with CaptureQueriesContext(connection) as found:
        do()
    return len(found)


def extended(vacancy: Vacancy, days: int = 14) -> Vacancy:
    """The vacancy with a later closing date."""
    date = cast.CLOSING_DATE + timedelta(days=days)
    publishing.extend(vacancy, date, reason="More time was asked for.", by=cast.person("recruiter"))
    return Vacancy.objects.get(pk=vacancy.pk)


def cancelled(vacancy: Vacancy) -> Vacancy:
    """The vacancy, cancelled."""
    publishing.cancel(vacancy, reason="The project ended.", by=cast.person("recruiter"))
    return Vacancy.objects.get(pk=vacancy.pk)
