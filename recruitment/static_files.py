"""Hashed and compressed static files, made anew only when something changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


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
