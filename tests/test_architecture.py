"""The floors and the storeys, held by reading the imports."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["recruitment", "vacancies", "applications", "screening"]  # imports only run down: from right to left
FRONT_DOOR = {"settings", "urls", "celery", "wsgi"}

# What each storey may import on its own floor and on the floors below. Ground-floor tools stand beside the rules.
TOOLS = {"identifiers", "refusal", "clock", "environment"}
STOREYS = {
    "enums": set(),
    "rules": {"enums", "rules", "reference_files"},
    "reference_files": {"enums", "reference_files"},
    "models": {"enums", "rules", "models", *TOOLS},
    "actions": {"enums", "rules", "models", "actions", "reference_files", *TOOLS},
    "forms": {"enums", "rules", "models", "forms", *TOOLS},
    "views": {
        "enums",
        "rules",
        "models",
        "actions",
        "forms",
        "views",
        "templatetags",
        "heartbeat",
        "page_cache",
        *TOOLS,
    },
    "admin": {"enums", "rules", "models", "actions", "forms", "admin", *TOOLS},
    "templatetags": {"enums", "rules", "models", "templatetags", *TOOLS},
    "tasks": {"actions"},
}
PURE = {"enums", "rules"}
IMPURE_MODULES = ("django.db.models", "django.http", "django.conf", "django.shortcuts", "celery")
LONGEST = 400  # lines


def files(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything imported anywhere in the file, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def storey(path: Path) -> str:
    """The storey a file stands on; commands, demonstration and the front door stand on none."""
    part = path.relative_to(ROOT).parts[1]
    return part.removesuffix(".py")


def storey_of_import(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_only_run_down(floor):
    above = FLOORS[FLOORS.index(floor) + 1 :]
    wrong = [f"{path}: {name}" for path in files(floor) for name in imports(path) if name.split(".")[0] in above]
    assert not wrong


def test_the_front_door_names_the_floors_by_string():
    for name in FRONT_DOOR:
        path = ROOT / "recruitment" / f"{name}.py"
        assert not [found for found in imports(path) if found.split(".")[0] in FLOORS[1:]]


@pytest.mark.parametrize("floor", FLOORS)
def test_storeys_only_look_down(floor):
    wrong = []
    for path in files(floor):
        allowed = STOREYS.get(storey(path))
        if allowed is None:
            continue
        wrong += [
            f"{path.relative_to(ROOT)}: {name}"
            for name in imports(path)
            if name.split(".")[0] in FLOORS and storey_of_import(name) not in allowed
        ]
    assert not wrong


@pytest.mark.parametrize("floor", FLOORS)
def test_rules_are_pure(floor):
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files(floor)
        if storey(path) == "rules"
        for name in imports(path)
        if name.startswith(IMPURE_MODULES)
    ]
    assert not wrong


CLOCKS = re.compile(
    r"datetime\.(?:now|utcnow|today)\(|date\.today\(|timezone\.(?:now|localdate|localtime)\b|time\.time\(|auto_now"
    r"|clock_timestamp|CURRENT_TIMESTAMP|portal_now"
)
# Where the clock itself is made, moved for tests, or asked inside the database's own rules.
ALLOWED = {"recruitment/clock.py", "recruitment/moved_clock.py"}
IN_TRIGGERS = {"vacancies/models/vacancy.py", "vacancies/models/publication.py", "applications/models/application.py"}


def test_only_one_place_reads_a_clock():
    wrong = []
    for path in files(*FLOORS):
        name = str(path.relative_to(ROOT))
        found = set(CLOCKS.findall(path.read_text()))
        if name in IN_TRIGGERS:
            found -= {"portal_now"}
        if found and name not in ALLOWED:
            wrong.append(f"{name}: {found}")
    assert not wrong


def test_no_file_is_too_long():
    long = {
        str(path.relative_to(ROOT)): count
        for path in files(*FLOORS, "tests")
        if (count := len(path.read_text().splitlines())) > LONGEST
    }
    assert not long


def test_every_module_says_what_it_is():
    assert not [
        path
        for path in files(*FLOORS)
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]


def test_public_functions_of_rules_and_actions_say_what_they_mean():
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in files(*FLOORS)
        if storey(path) in {"rules", "actions"}
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


def test_actions_end_in_a_name():
    """Every action that a person takes is keyword-only after its subject, and ends in `by`."""
    wrong = []
    for path in files(*FLOORS):
        if storey(path) != "actions":
            continue
        for node in ast.parse(path.read_text()).body:
            if (
                isinstance(node, ast.FunctionDef)
                and "acting(by=by" in ast.unparse(node)
                and not node.name.startswith("_")
            ):
                names = [argument.arg for argument in node.args.kwonlyargs]
                if not names or names[-1] != "by":
                    wrong.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not wrong
