"""A gentle limit on what one address, of the network or of mail, may ask in a short time."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError


def asks_too_often(request: HttpRequest, what: str, *, times: int, seconds: int) -> bool:
    """Whether the reader's address has asked `what` more than `times` within these seconds; counts this time too.

    The window begins with the first time. Without the cache nobody is limited.
    """
    return is_too_often(what, get_adapter().get_client_ip(request), times=times, seconds=seconds)


def is_too_often(what: str, whose: str, *, times: int, seconds: int) -> bool:
    """The same for anything else that `whose` names, such as an address of mail; it is kept as a hash alone."""
    key = f"limit:{what}:{hashlib.sha256(whose.encode()).hexdigest()[:32]}"
    try:
        cache.add(key, 0, seconds)
        return cache.incr(key) > times
    except (RedisError, ValueError):  # ValueError: the window ended between the two steps
        return False
