"""One way to write a document down, so that its hash can be computed again by anybody."""

import hashlib
import json
from typing import Any


def canonical(document: Any) -> bytes:
    """The document as JSON in UTF-8: sorted keys, no spaces, nothing escaped that need not be."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(document: Any) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(document)).hexdigest()
