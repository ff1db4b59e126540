"""The settings: what is read, what is refused, and in which words."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from recruitment import environment
from recruitment.reader import Reader, read_file

ROOT = Path(environment.BASE_DIR)
PRODUCTION = {
    "SECRET_KEY": "k3y-of-a-test-0123456789-abcdefghijklmnopqrst",
    "ALLOWED_HOSTS": "jobs.example.org",
    "SITE_URL": "https://jobs.example.org",
    "EMAIL_URL": "smtp://mail.example.org",
}
DEMONSTRATION = {"DEMONSTRATION": "true"}
Read = Callable[[dict[str, str]], ModuleType]

pytestmark = pytest.mark.skipif((ROOT / ".env").exists(), reason="a .env file would mix into the settings")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """The module `environment` as it is when it is imported with these settings alone."""

    def imported_with(settings: dict[str, str]) -> ModuleType:
        for name in environment._read.defaults:
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        spec = importlib.util.spec_from_file_location("environment_again", environment.__file__)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return imported_with


@pytest.fixture
def refusal(read: Read) -> Callable[[dict[str, str]], str]:
    """The sentences with which the portal does not start."""

    def refused_with(settings: dict[str, str]) -> str:
        with pytest.raises(SystemExit) as end:
            read(settings)
        assert isinstance(end.value.code, str)  # Python prints a text and ends with exit status 1
        return end.value.code

    return refused_with


# What stops the start


def test_a_complete_production_starts(read: Read) -> None:
    assert read(PRODUCTION).IS_PRODUCTION


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_without_an_indispensable_setting_stops_with_its_name(name: str, refusal: Callable) -> None:
    given = {key: value for key, value in PRODUCTION.items() if key != name}
    assert re.findall(r"^- (\w+) is missing", refusal(given), flags=re.MULTILINE) == [name]


@pytest.mark.parametrize("key", ["short", "a" * 60, "django-insecure-0123456789-abcdefghijklmnopqrst"])
def test_production_with_a_default_or_weak_key_stops_without_saying_the_key(key: str, refusal: Callable) -> None:
    said = refusal({**PRODUCTION, "SECRET_KEY": key})
    assert "- SECRET_KEY is a default or too easy to guess" in said
    assert key not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "yes"),
        ("DEMONSTRATION", "1"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("MAX_UPLOAD_MB", "-1"),
        ("WEB_THREADS", "8.5"),
        ("SITE_URL", "jobs.example.org"),
        ("SITE_URL", "https:///path"),
        ("ALLOWED_HOSTS", "https://jobs.example.org"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp://mail.example.org?tls=yes"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_value_stops_with_one_sentence_that_names_it(name: str, value: str, refusal: Callable) -> None:
    assert re.findall(r"^- (\w+) ", refusal({**PRODUCTION, name: value}), flags=re.MULTILINE) == [name]


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "mysql://host/name"), ("REDIS_URL", "redis://host:port/0"), ("REDIS_URL", "host:6379")],
)
def test_a_wrong_server_stops_with_a_sentence_that_names_it(name: str, value: str, refusal: Callable) -> None:
    servers = {"DATABASE_URL": "postgresql://host/name", "REDIS_URL": "redis://host"}
    assert f"- {name} cannot be read" in refusal({**PRODUCTION, **servers, name: value})


def test_all_mistakes_are_shown_at_once(refusal: Callable) -> None:
    lines = refusal({"DEBUG": "maybe", "PORT": "x"}).splitlines()
    assert {line.split()[1] for line in lines if line.startswith("- ")} == {"DEBUG", "PORT", *PRODUCTION}


@pytest.mark.parametrize("given", [{"DATABASE_URL": "postgresql://host/name"}, {"REDIS_URL": "redis://host"}])
def test_one_server_without_the_other_stops(given: dict[str, str], refusal: Callable) -> None:
    assert "or neither" in refusal({**PRODUCTION, **given})


def test_a_database_url_without_a_name_stops_and_keeps_its_password(refusal: Callable) -> None:
    said = refusal({**PRODUCTION, "DATABASE_URL": "postgresql://u:geheim@host", "REDIS_URL": "redis://host"})
    assert "names no database" in said
    assert "geheim" not in said


def test_the_command_line_stops_with_sentences_and_status_1() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DEMONSTRATION": "false"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "SECRET_KEY is missing" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


# What is read


def test_the_engines_are_ours_unless_servers_are_named(read: Read) -> None:
    assert read(DEMONSTRATION).ENGINES_ARE_OURS
    given = read(
        {
            **DEMONSTRATION,
            "DATABASE_URL": "postgresql://u:p%40ss@db.example/portal?sslmode=require",
            "REDIS_URL": "redis://v:6380/5",
        }
    )
    assert not given.ENGINES_ARE_OURS
    database = given.database()
    assert [database[key] for key in ("HOST", "NAME", "USER", "PASSWORD")] == ["db.example", "portal", "u", "p@ss"]
    assert database["OPTIONS"] == {"sslmode": "require", "options": "-c random_page_cost=1.1"}
    other = read(
        {
            **DEMONSTRATION,
            "DATABASE_URL": "postgresql://db/portal?options=-c%20random_page_cost%3D4",
            "REDIS_URL": "redis://v",
        }
    )
    assert other.database()["OPTIONS"] == {"options": "-c random_page_cost=4"}
    assert (given.redis_url(2), given.broker_url(0)) == ("redis://v:6380/2", "redis://v:6380/0")


def test_a_server_on_a_socket_is_read_with_its_path_as_it_is(read: Read) -> None:
    servers = {"DATABASE_URL": "postgresql://u@%2FVar%2Frun/portal", "REDIS_URL": "unix:///Run/v.sock?db=7"}
    given = read({**DEMONSTRATION, **servers})
    assert given.database()["HOST"] == "/Var/run"
    assert given.redis_url(2) == "unix:///Run/v.sock?db=2"
    assert given.broker_url(1) == "redis+socket:///Run/v.sock?virtual_host=1"


@pytest.mark.parametrize("var", ["/srv/" + "long/" * 30, "/srv/with blanks/var", "/srv/o'brien/var"])
def test_a_long_or_unusual_path_moves_the_sockets_to_a_short_one(var: str, read: Read) -> None:
    run = read({**DEMONSTRATION, "PORTAL_VAR": var}).run_directory()
    assert re.fullmatch(r"/tmp/portal-[0-9a-f]{12}", str(run))


def test_a_short_path_keeps_the_sockets_in_var(read: Read) -> None:
    assert str(read({**DEMONSTRATION, "PORTAL_VAR": "/srv/var"}).run_directory()) == "/srv/var/run"


def test_a_mail_server_is_read_from_its_url(read: Read) -> None:
    server = read({**PRODUCTION, "EMAIL_URL": "smtp://who%40example.org:a%2Fb@mail.example.org:2525?tls=true"})
    found = server.email_server()
    assert (found.host, found.port, found.user, found.password) == ("mail.example.org", 2525, "who@example.org", "a/b")
    assert (found.tls, found.ssl) == (True, False)
    found = read({**PRODUCTION, "EMAIL_URL": "smtps://mail.example.org"}).email_server()
    assert (found.port, found.tls, found.ssl) == (465, False, True)


def test_a_demonstration_keeps_its_key_and_production_never_reads_it(
    tmp_path: Path, read: Read, refusal: Callable
) -> None:
    (tmp_path / "secret-key").write_text("kept")
    assert read({**DEMONSTRATION, "PORTAL_VAR": str(tmp_path)}).secret_key() == "kept"
    assert "SECRET_KEY is missing" in refusal({"PORTAL_VAR": str(tmp_path)})


def test_importing_the_settings_writes_nothing(tmp_path: Path) -> None:
    var = tmp_path / "var"
    settings = {"PATH": os.environ["PATH"], **DEMONSTRATION, "PORTAL_VAR": str(var)}
    subprocess.run([sys.executable, "-c", "import recruitment.settings"], cwd=ROOT, env=settings, check=True)
    assert not var.exists()


# The files


def test_a_file_of_settings_is_read_with_quotes_comments_and_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# comment\n\nPORT=8001\nexport SECRET_KEY='a=b c'\nALLOWED_HOSTS = \"x.example\"\n")
    assert read_file(file) == {"PORT": "8001", "SECRET_KEY": "a=b c", "ALLOWED_HOSTS": "x.example"}
    assert read_file(tmp_path / "none") == {}


def test_an_empty_value_is_the_default() -> None:
    assert Reader({"PORT": "  "}).integer("PORT", 8000, 1, 65535) == 8000


def test_the_example_lists_every_setting_with_its_default() -> None:
    lines = re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    assert dict(lines) == environment._read.defaults
    assert len(lines) == len(dict(lines))
