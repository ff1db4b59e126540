"""Static files: the stylesheets are made, and all are hashed and compressed anew only when something changed."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder, get_finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

from recruitment.environment import BASE_DIR, VAR
from recruitment.stylesheet import joining

MADE = ("css/portal.css", "css/admin.css")


class StaticFinder(FileSystemFinder):
    """Finds what stands under `static/`; the stylesheets with imports of ours are found as they are made."""

    made = FileSystemStorage(location=VAR / "styles")

    def find(self, path: str, find_all: bool = False, **others: Any) -> Any:
        """Where the file is on disk; nothing for a name that is not there."""
        if path not in MADE:
            return super().find(path, find_all, **others)  # type: ignore[call-overload]
        made = str(self._make(path))
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Every file's name with the storage that opens it."""
        for name, storage in super().list(ignore_patterns):
            if name in MADE:
                self._make(name)
            yield name, self.made if name in MADE else storage

    def _make(self, name: str) -> Path:
        return joining.make(BASE_DIR / "static" / name, BASE_DIR / "templates", Path(self.made.path(name)))


def collect_if_changed() -> bool:
    """Run `collectstatic` unless the same files were collected before; the answer says whether it ran."""
    stamp = Path(settings.STATIC_ROOT, "collected")
    found = _fingerprint()
    if stamp.exists() and stamp.read_text() == found:
        return False
    stamp.unlink(missing_ok=True)  # while the files change, an interrupted run shall not look complete
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(found)
    return True


def _fingerprint() -> str:
    """Names, sizes and dates of every static file, in one hash."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
