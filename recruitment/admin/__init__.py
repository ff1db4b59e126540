"""The administration pages of the ground floor."""

from recruitment.admin import people, reference

__all__ = ["people", "reference"]
