"""Public identifiers: random, so that nobody can count or guess them, and short enough to read aloud."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # without 0/o, 1/i/l and u, which are misread
LENGTH = 12  # 30**12: about 59 bits


def new_public_id() -> str:
    """Twelve random letters and digits, for addresses of pages."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
