"""The administration pages of the ground floor."""

from recruitment.admin import reference

__all__ = ["reference"]
