"""Which browser the tests use, and what is said when there is none."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def chromium() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else one that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def is_required() -> bool:
    """Whether the lack of a browser fails the run instead of skipping tests."""
    return os.environ.get("REQUIRE_BROWSER") == "true"
