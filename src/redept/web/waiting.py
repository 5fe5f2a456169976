"""Work that takes time, beside the loop that listens."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import anyio
import anyio.to_thread

Made = TypeVar("Made")

THREADS = 3
"""Pages that are made at once: more would only wait for one another."""


@lru_cache(maxsize=1)
def limiter() -> anyio.CapacityLimiter:
    return anyio.CapacityLimiter(THREADS)


async def in_thread(do: Callable[..., Made], *given: object) -> Made:
    """Do what takes time beside the loop that listens."""
    return await anyio.to_thread.run_sync(do, *given, limiter=limiter())
