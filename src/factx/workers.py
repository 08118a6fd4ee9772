"""A function run over many items by several processes: in order, lazily, and outliving the death of a process."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[Sequence[Any]], list[Any]]


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of `size`, the last one shorter; nothing is read ahead of the list asked for."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


class _Worker(Generic[T, R]):
    """One process, replaced when it dies."""

    def __init__(self, make: Callable[[], Callable[[Sequence[T]], list[R]]], lost: Callable[[T], R]) -> None:
        self._make, self._lost = make, lost
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, mp_context=context, initializer=_prepare, initargs=(self._make,))

    def submit(self, batch: list[T]) -> Callable[[], list[R]]:
        """Hand a batch to the process; what is returned waits for its results.

        If the process died of it, a new one goes through the batch item by item.
        """
        executor = self._executor
        try:
            future = executor.submit(_run, batch)
        except BrokenProcessPool:
            self._replace(executor)
            return self.submit(batch)

        def finish() -> list[R]:
            try:
                return list(future.result())
            except BrokenProcessPool:
                self._replace(executor)
                return [self._alone(item) for item in batch]

        return finish

    def _alone(self, item: T) -> R:
        executor = self._executor
        try:
            results: list[R] = executor.submit(_run, [item]).result()
            return results[0]
        except BrokenProcessPool:
            self._replace(executor)
            return self._lost(item)

    def _replace(self, dead: ProcessPoolExecutor) -> None:
        if self._executor is dead:
            self.stop()
            self._executor = self._start()

    def stop(self) -> None:
        self._executor.shutdown(cancel_futures=True)


def map_batches(
    make: Callable[[], Callable[[Sequence[T]], list[R]]],
    items: Iterable[T],
    processes: int,
    batch_size: int,
    lost: Callable[[T], R],
) -> Iterator[R]:
    """Yield the results of a function over items, in the items' order.

    At most two batches a process are read ahead of the result asked for.

    Args:
        make: Called once in each process; returns the function, which takes a list and returns its results in order.
            Picklable, as are items and results.
        items: Any iterable; read lazily.
        processes: How many processes work.
        batch_size: How many items are handed over at a time.
        lost: Gives the result of an item on which a process died, also when it had the process to itself.

    Raises:
        Exception: What `make`, or the function, raised in a process.
    """
    workers: list[_Worker[T, R]] = [_Worker(make, lost) for _ in range(processes)]
    pending: deque[Callable[[], list[R]]] = deque()
    try:
        for number, batch in enumerate(batches(items, batch_size)):
            pending.append(workers[number % processes].submit(batch))
            if len(pending) == 2 * processes:
                yield from pending.popleft()()
        while pending:
            yield from pending.popleft()()
    finally:
        for worker in workers:
            worker.stop()


def _prepare(make: Callable[[], Callable[[Sequence[Any]], list[Any]]]) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        _work = make()
    except Exception as error:
        _work = partial(_fail, error)


def _fail(error: Exception, batch: Sequence[Any]) -> list[Any]:
    raise error


def _run(batch: list[Any]) -> list[Any]:
    return _work(batch)
