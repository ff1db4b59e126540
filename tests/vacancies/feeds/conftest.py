"""The tests of the feeds begin when the vacancy of the tests is published."""

import pytest

from tests import cast


@pytest.fixture(autouse=True)
def at_publication(reference, clock):
    """It is 17 February 2026."""
    clock.move_to(cast.PUBLISHED)
