"""Actions of the ground floor: every write with a meaning, in one transaction, in somebody's name."""
