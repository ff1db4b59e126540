"""Every setting that the environment may give, read once at import, with a sentence for each mistake.

The values come from the process's environment, and behind it from a `.env` file in the project's root.
Importing this module starts nothing and writes nothing. With a mistake the process ends with exit status 1.
"""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from recruitment.reader import Reader, read_file

BASE_DIR = Path(__file__).resolve().parent.parent
_from_file = read_file(BASE_DIR / ".env")
_read = Reader({**_from_file, **os.environ})

SHORTEST_SECRET_KEY = 32
LONGEST_SOCKET_DIRECTORY = 85  # bytes; a Unix socket's whole path holds 107
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")

VAR = _read.path("PORTAL_VAR", BASE_DIR / "var")
DATABASE_URL = _read.url("DATABASE_URL", ("postgresql", "postgres"))
REDIS_URL = _read.url("REDIS_URL", ("redis", "rediss", "unix"))
ENGINES_ARE_OURS = not (DATABASE_URL or REDIS_URL)

DEBUG = _read.boolean("DEBUG")
DEMONSTRATION = _read.boolean("DEMONSTRATION")
IS_PRODUCTION = not (DEBUG or DEMONSTRATION)
PORT = _read.integer("PORT", 8000, 1, 65535)
SITE_URL = _read.url("SITE_URL", ("https", "http")).rstrip("/") or f"http://localhost:{PORT}"
ALLOWED_HOSTS = _read.names("ALLOWED_HOSTS") or ([] if IS_PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
TRUSTED_PROXIES = _read.integer("TRUSTED_PROXIES", 0, 0, 10)
EMAIL_URL = _read.url("EMAIL_URL", ("smtp", "smtps"))
FROM_EMAIL = _read.text("FROM_EMAIL", "recruitment@localhost")
PRIVATE_FILES = _read.path("PRIVATE_FILES", VAR / "private")
MAX_UPLOAD_MB = _read.integer("MAX_UPLOAD_MB", 5, 1, 100)
BIND = _read.text("BIND", "127.0.0.1")
WEB_WORKERS = _read.integer("WEB_WORKERS", 2, 1, 64)
WEB_THREADS = _read.integer("WEB_THREADS", 8, 1, 64)
WORKER_PROCESSES = _read.integer("WORKER_PROCESSES", 1, 1, 64)
LOG_LEVEL = _read.choice("LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR"))
MAINTENANCE = _read.boolean("MAINTENANCE")
MAINTENANCE_UNTIL = _read.instant("MAINTENANCE_UNTIL")
_SECRET_KEY = _read.text("SECRET_KEY")


def run_directory() -> Path:
    """Where the engines put their sockets: under var/, or in /tmp when that path is too long or needs quoting."""
    run = VAR / "run"
    if len(os.fsencode(run)) <= LONGEST_SOCKET_DIRECTORY and PLAIN_PATH.fullmatch(str(run)):
        return run
    digest = hashlib.sha256(os.fsencode(VAR)).hexdigest()[:12]
    # Not tempfile.gettempdir(): two terminals with different TMPDIR must find the same sockets.
    return Path("/tmp", f"portal-{digest}")


def secret_key_file() -> Path:
    """The key that a demonstration makes for itself; production never reads it."""
    return VAR / "secret-key"


def secret_key() -> str:
    """The key that was given; in a demonstration the one kept in var/, or one for this process alone."""
    if _SECRET_KEY or IS_PRODUCTION:
        return _SECRET_KEY
    try:
        return secret_key_file().read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)


def database() -> dict[str, Any]:
    """Django's DATABASES entry: the server of DATABASE_URL, else the engine under var/."""
    # A connection stays with its thread for a minute and is checked before use, so a restarted server is no error.
    # On solid-state disks a page out of order costs hardly more than the next one; PostgreSQL's default is of the days
    # of turning disks, and makes it read every notice through where the index of the words would do.
    planning = "-c random_page_cost=1.1"
    entry: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": planning},
    }
    if not DATABASE_URL:
        return entry | {"NAME": "portal", "USER": "postgres", "HOST": str(run_directory())}
    options: dict[str, Any] = {**entry["OPTIONS"], **conninfo_to_dict(DATABASE_URL)}
    return entry | {
        "NAME": options.pop("dbname", ""),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "OPTIONS": options,
    }


def redis_url(db: int) -> str:
    """The URL of Valkey's database `db`: of the server of REDIS_URL, else of the engine under var/."""
    if not REDIS_URL:
        return f"unix://{run_directory()}/valkey.sock?db={db}"
    parts = urlsplit(REDIS_URL)
    options = [option for option in parts.query.split("&") if option and not option.startswith("db=")]
    if parts.scheme == "unix":
        return f"unix://{parts.netloc}{parts.path}?{'&'.join([*options, f'db={db}'])}"
    return parts._replace(path=f"/{db}", query="&".join(options)).geturl()


def broker_url(db: int) -> str:
    """The same server as `redis_url(db)` in the spelling of Celery, which names a socket's database virtual_host."""
    url = redis_url(db)
    if not url.startswith("unix://"):
        return url
    return "redis+socket://" + url.removeprefix("unix://").replace(f"db={db}", f"virtual_host={db}")


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over. `tls` upgrades the connection (STARTTLS), `ssl` encrypts it from its first byte."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    ssl: bool


def email_server() -> MailServer:
    """The server of EMAIL_URL: smtp://user:password@host:587?tls=true, or smtps:// for port 465."""
    parts = urlsplit(EMAIL_URL)
    ssl = parts.scheme == "smtps"
    tls = dict(parse_qsl(parts.query)).get("tls") == "true"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname or "localhost", parts.port or (465 if ssl else 587), user, password, tls, ssl)


def _refuse_half_a_pair() -> None:
    names = ["DATABASE_URL", "REDIS_URL"]
    given, missing = sorted(names, key=_read.is_given, reverse=True)
    if _read.is_given(given) and not _read.is_given(missing):
        _read.refuse(
            f"{given} is set and {missing} is not: give both to use your own servers, "
            "or neither to use the ones that the portal starts by itself."
        )


def _refuse_unreadable_database() -> None:
    try:
        name = database()["NAME"]
    except ProgrammingError:
        name = ""
    if not name:
        _read.refuse("DATABASE_URL names no database: write it as postgresql://user:password@host:5432/name.")


def _refuse_a_wrong_tls() -> None:
    if dict(parse_qsl(urlsplit(EMAIL_URL).query)).get("tls", "true") not in ("true", "false"):
        _read.refuse(
            "EMAIL_URL asks for a tls that is neither true nor false: write ?tls=true or ?tls=false at its end."
        )


def _refuse_unfit_production() -> None:
    """Production starts only with what it cannot do without; a demonstration fills these in by itself."""
    if not _SECRET_KEY:
        _read.refuse(
            "SECRET_KEY is missing: set it to a long random text and keep it secret, for example the output of "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe(50))'`."
        )
    elif len(_SECRET_KEY) < SHORTEST_SECRET_KEY or len(set(_SECRET_KEY)) < 5 or "insecure" in _SECRET_KEY.lower():
        _read.refuse(
            f"SECRET_KEY is a default or too easy to guess: set it to a random text of at least {SHORTEST_SECRET_KEY} "
            "characters that is used nowhere else."
        )
    if not _read.is_given("ALLOWED_HOSTS"):
        _read.refuse("ALLOWED_HOSTS is missing: list the host names that the portal answers to, commas between them.")
    if not _read.is_given("EMAIL_URL"):
        _read.refuse(
            "EMAIL_URL is missing: name the mail server, for example smtp://user:password@mail.example.org:587?tls=true."
        )
    if not _read.is_given("SITE_URL"):
        _read.refuse("SITE_URL is missing: give the address that readers type, for example https://jobs.example.org.")


def _refuse_unknown_lines() -> None:
    for name in sorted(set(_from_file) - set(_read.defaults)):
        _read.refuse(
            f".env sets {name}, which is no setting of the portal: correct the name (see .env.example) "
            "or remove the line."
        )


def _stop_on_mistakes() -> None:
    _refuse_half_a_pair()
    if DATABASE_URL:
        _refuse_unreadable_database()
    _refuse_a_wrong_tls()
    if IS_PRODUCTION:
        _refuse_unfit_production()
    _refuse_unknown_lines()
    if _read.mistakes:
        raise SystemExit("\n".join(["The portal did not start. In its settings:", *(f"- {m}" for m in _read.mistakes)]))


_stop_on_mistakes()
