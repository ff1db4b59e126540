"""The people of the demonstration: whom to sign in as, and where each begins."""

from typing import NamedTuple

PASSWORD = "demonstration"  # shown on the screen; the accounts exist only where DEMONSTRATION=true


class SignIn(NamedTuple):
    """One account of the demonstration."""

    role: str
    email: str
    begins_at: str


def sign_ins() -> list[SignIn]:
    """Every account of the demonstration, in the order of the way of an application."""
    begins = {
        "candidate": "/applications/",
        "rival": "/applications/",
        "recruiter": "/desk/",
        "panellist": "/panel/",
        "board member": "/board/",
        "chair": "/board/",
        "secretary": "/board/",
        "auditor": "/board/history/",
        "administrator": "/admin/",
    }
    return [SignIn(role, f"{role.replace(' ', '.')}@demo.example", path) for role, path in begins.items()]
