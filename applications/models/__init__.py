"""Models of the applications floor."""

from applications.models.application import Application, Document, Submission
from applications.models.profile import Education, Employment, LanguageSkill, Nationality, Profile
from applications.models.telling import Telling

__all__ = [
    "Application",
    "Document",
    "Education",
    "Employment",
    "LanguageSkill",
    "Nationality",
    "Profile",
    "Submission",
    "Telling",
]
