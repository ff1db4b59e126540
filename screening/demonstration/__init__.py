"""Believable data for any stage of a process, made through the actions, reproducible from a seed."""
