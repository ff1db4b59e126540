"""Where the bench runs: a production of its own under a directory of its own, on engines of its own."""

import hashlib
import os
import secrets
import socket
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "jobs.example.org"
# As a reader's browser asks, through the proxy that speaks TLS for the portal.
HEADERS = {
    "Host": HOST,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.1",
    "Accept": "text/html,application/xhtml+xml",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "en",
    "User-Agent": "bench",
}
# A database of the bench is good for as long as these stay as they are.
SEEDED_BY = (
    "recruitment/data/**/*",
    "recruitment/migrations/*.py",
    "vacancies/migrations/*.py",
    "vacancies/actions/listing.py",
    "applications/migrations/*.py",
    "tests/bench/corpus*.py",
    "tests/bench/seeding.py",
)


def settle(var: Path) -> None:
    """Make this process the bench's: production settings, engines under `var`, whatever the environment says."""
    var.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        PORTAL_VAR=str(var.resolve()),
        DATABASE_URL="",
        REDIS_URL="",
        DEBUG="false",
        DEMONSTRATION="false",
        SECRET_KEY=secrets.token_urlsafe(50),
        ALLOWED_HOSTS=HOST,
        SITE_URL=f"https://{HOST}",
        EMAIL_URL="smtp://localhost:25",  # nothing is sent
        TRUSTED_PROXIES="1",
        PRIVATE_FILES="",
        LOG_LEVEL="WARNING",  # of this process; the servers are given production's own
        DJANGO_SETTINGS_MODULE="recruitment.settings",
    )
    from recruitment import engines

    engines.ensure()
    import django

    django.setup()


def digest() -> str:
    """Eight letters that change with whatever may change what is in the bench's databases, and with the day."""
    found = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())  # closing dates count from it
    for pattern in SEEDED_BY:
        for file in sorted(path for path in ROOT.glob(pattern) if path.is_file()):
            found.update(file.read_bytes())
    return found.hexdigest()[:8]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
