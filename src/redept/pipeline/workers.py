"""Source files read and packed, here or in processes of their own; one that kills its process is set aside by name."""

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec

from redept import corpus, sources
from redept.corpus import SourceRows
from redept.errors import SourceError
from redept.model import Record
from redept.pipeline.files import read_file
from redept.pipeline.guard import load_rules

Outcome = SourceRows | SourceError

SMALL_ENOUGH_FOR_ONE = 500_000  # bytes; below this, starting processes costs more than it saves


class Task(Record, frozen=True, kw_only=True):
    """A file to be read: the volume its papers go under where they do not say theirs, and its digest where known."""

    path: str
    volume: str | None = None
    digest: str | None = None


def read_many(tasks: Sequence[Task], *, workers: int | None = None) -> Iterator[Outcome]:
    """Each file read and packed, or the reason why not, in the order of `tasks`."""
    workers = min(workers or os.cpu_count() or 1, len(tasks))
    if workers <= 1 or sum(size_of(task) for task in tasks) < SMALL_ENOUGH_FOR_ONE:
        return (read_or_say_why(task) for task in tasks)
    return read_in_processes(tasks, workers=workers)


def size_of(task: Task) -> int:
    """Bytes of a file; of one in an archive or in storage, whose size is not known here, as many as a page may have."""
    try:
        return Path(task.path).stat().st_size
    except OSError:
        return PAGE


PAGE = 50_000


def read_or_say_why(task: Task) -> Outcome:
    """A file read and packed, or the reason why it gave no record."""
    try:
        return prepared(task)
    except SourceError as error:
        return error


def prepared(task: Task) -> SourceRows:
    """A file read and packed into rows; `SourceError` where it gives no record."""
    read = read_file(sources.place(task.path), volume=task.volume, digest=task.digest)
    began = time.perf_counter()
    rows = corpus.rows_of(read.name, read.digest, read.volume, read.papers, read.problems, read.findings, read.mentions)
    seconds = {**read.seconds, "storing": time.perf_counter() - began}
    return msgspec.structs.replace(rows, seconds=seconds)


def read_packed(task: Task) -> bytes:
    """What `prepared` gives, packed to travel between processes."""
    return msgspec.msgpack.encode(prepared(task))


PACKED = msgspec.msgpack.Decoder(SourceRows)

Reading = Callable[[Task], bytes]


def read_in_processes(tasks: Sequence[Task], *, workers: int) -> Iterator[Outcome]:
    """As `read_many`, in processes of their own. When one dies, each file that was being read is tried once more,
    alone; one that kills its process again is set aside by name, and the others go on together."""
    waiting = deque(tasks)
    while waiting:
        running: deque[tuple[Task, Future[bytes]]] = deque()
        try:
            yield from read_together(waiting, running, workers)
        except BrokenProcessPool:
            for task, future in running:
                yield read_again(task, future)


def read_together(waiting: deque[Task], running: deque[tuple[Task, Future[bytes]]], workers: int) -> Iterator[Outcome]:
    """Outcomes in their order; `running` are the tasks that were begun and not yet given."""
    load_rules()
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        while waiting or running:
            while waiting and len(running) < workers + 2:
                running.append((waiting[0], pool.submit(read_packed, waiting[0])))
                waiting.popleft()
            outcome = unpacked(running[0][1])
            running.popleft()
            yield outcome


def unpacked(future: Future[bytes]) -> Outcome:
    """What a process gave, or why it could not read."""
    try:
        return PACKED.decode(future.result())
    except SourceError as error:
        return error


def read_again(task: Task, future: Future[bytes]) -> Outcome:
    """What a process gave before another one died, else what one of its own gives; a file that kills that too is set
    aside."""
    try:
        return unpacked(future)
    except BrokenProcessPool:
        pass
    with ProcessPoolExecutor(1, initializer=gc.disable) as pool:
        try:
            return unpacked(pool.submit(read_packed, task))
        except BrokenProcessPool:
            return SourceError(
                task.path, "the process that read it died", remedy="add it again alone; it may need more memory"
            )
