"""Input of candidates to clean values."""
