"""Source files read and packed on the machines of a cluster; the one writer stays here.

The cluster is one of dask.distributed: `dask scheduler` on one machine, `dask worker ADDRESS` on each that reads. They
must see the files under the same paths, as on a shared disk. A worker that dies costs nothing: its files go to others;
a file that kills several is set aside by name.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from redept.corpus import SourceRows
from redept.errors import RedeptError, SourceError
from redept.pipeline.workers import Outcome, Task, read_packed

AHEAD = 8  # files for each thread of the cluster that may be read before the writer takes them
PACKED = msgspec.msgpack.Decoder(SourceRows)


class ClusterError(RedeptError):
    """The cluster cannot be used."""


def read_on_cluster(tasks: Sequence[Task], address: str) -> Iterator[Outcome]:
    """Each file read and packed somewhere on the cluster at `address`, or the reason why not, in the order of `tasks`.

    `ClusterError` where there is no such cluster, or where dask.distributed is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("a cluster needs dask.distributed; `pip install redept[cluster]` brings it") from None
    try:
        client = Client(address, timeout=20, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"{address}: no cluster answers ({error}); start `dask scheduler`, then workers") from None
    with client:
        threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        yield from in_order(client, tasks, max(threads, 1) * AHEAD)


def in_order(client: Any, tasks: Sequence[Task], most: int) -> Iterator[Outcome]:
    """Outcomes in the order of the tasks, at most so many of them waiting."""
    waiting = deque(tasks)
    running: deque[tuple[Task, Any]] = deque()
    while waiting or running:
        while waiting and len(running) < most:
            task = waiting.popleft()
            running.append((task, client.submit(read_packed, task, pure=False)))
        task, future = running.popleft()
        yield outcome_of(task, future)


def outcome_of(task: Task, future: Any) -> Outcome:
    """What a worker gave, or why it could not read."""
    from distributed import KilledWorker

    try:
        return PACKED.decode(future.result())
    except SourceError as error:
        return error
    except KilledWorker:
        return SourceError(
            task.path, "the processes that read it died", remedy="add it again alone; it may need more memory"
        )
