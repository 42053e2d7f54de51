"""The door: one client, reused by all plans, on an event loop of its own so that a call can be cut short from any thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from service.errors import ClosedError, UnreadableError
from service.model.account import Account, Use
from service.model.answers import Form, read_answer
from service.model.failures import LONGEST_WAIT_S, Failure, pause, read_failure
from service.model.methods import Methods
from service.model.prompt import Prompt
from service.model.tracing import Traced, run_config, send_traces, untraced
from service.model.usage import estimate_tokens, use_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

Result = TypeVar("Result")
MOST_TOKENS = 4000
"""Tokens of an answer at most; it covers the longest strings a form allows, in Chinese too."""
_FINAL = {"key", "quota", "no_model"}


@dataclass
class Door:
    """A chat model that is asked for forms. `most_at_once` bounds the calls in flight, `most_seconds` one call, `tries` its attempts."""

    name: str
    model: BaseChatModel
    most_at_once: int = 8
    most_seconds: float = 60.0
    tries: int = 4
    hang_up: Callable[[], Awaitable[None]] | None = None
    """Closes the connections of the client."""
    traced: Traced = untraced
    methods: Methods = field(init=False)
    _loop: asyncio.AbstractEventLoop = field(init=False)
    _places: asyncio.Semaphore = field(init=False)
    _thread: threading.Thread = field(init=False)
    _under_way: dict[int, set[Future[Any]]] = field(default_factory=dict, init=False)
    """Calls under way, by the account they are charged to."""

    def __post_init__(self) -> None:
        self.methods = Methods(self.model)
        self._loop = _new_loop()
        self._places = asyncio.Semaphore(self.most_at_once)
        self._thread = threading.Thread(target=self._loop.run_forever, name="model", daemon=True)
        self._thread.start()

    def ask(self, prompt: Prompt, form: type[Form], account: Account) -> Form:
        """The model's answer in a form.

        Raises: UnreadableError if the answer cannot be read; ClosedError if none is to be had.
        """
        with self._begun(self._ask(prompt, form, account), account) as future:
            try:
                return future.result()
            except CancelledError as error:
                raise ClosedError("failed") from error

    async def answer(self, prompt: Prompt, form: type[Form], account: Account) -> Form:
        """As `ask`, for those who wait on an event loop of their own: thousands may, in no thread.

        Raises: as `ask`.
        """
        with self._begun(self._ask(prompt, form, account), account) as future:
            try:
                return await asyncio.wrap_future(future)
            except asyncio.CancelledError as error:
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise  # whoever waits is cancelled, not the call
                raise ClosedError("failed") from error

    def cut(self, account: Account) -> None:
        """Cut the calls under way that are charged to an account; whoever waits for them hears that none is to be had."""
        for future in list(self._under_way.get(id(account), ())):
            future.cancel()

    def close(self) -> None:
        """Close the connections and stop the loop; the door is not used again. Traces of its calls are sent."""
        send_traces()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @contextmanager
    def _begun(self, asked: Coroutine[Any, Any, Result], account: Account) -> Iterator[Future[Result]]:
        """A call that can be cut as long as somebody waits for it."""
        future = asyncio.run_coroutine_threadsafe(asked, self._loop)
        waiting = self._under_way.setdefault(id(account), set())
        waiting.add(future)
        try:
            yield future
        finally:
            future.cancel()  # nothing where it is done
            waiting.discard(future)
            if not waiting:
                self._under_way.pop(id(account), None)

    async def _end(self) -> None:
        if self.hang_up is not None:
            await self.hang_up()
        await self._loop.shutdown_default_executor()

    async def _ask(self, prompt: Prompt, form: type[Form], account: Account) -> Form:
        for attempt in range(self.tries):
            method = self.methods.current
            messages = self._messages(prompt, form, method)
            reserved = account.reserve(estimate_tokens(messages, self.methods.spelled_out(form)), MOST_TOKENS)
            try:
                answer, use = await self._call(prompt, messages, self.methods.runnable(method, form), account)
            except Exception as error:
                failure = read_failure(error)
                account.settle(prompt.stage, reserved, Use(calls=1, retries=int(attempt > 0)) + use_of(getattr(error, "completion", None)))
                await self._after(failure, attempt, method, account)
                continue
            account.reached(server=True)
            account.settle(prompt.stage, reserved, use + Use(calls=1, retries=int(attempt > 0)))
            return self._read(answer, form, method)
        raise ClosedError("unreachable")

    async def _call(self, prompt: Prompt, messages: list[tuple[str, str]], asked: Runnable[Any, Any], account: Account) -> tuple[Any, Use]:
        async with self._places:
            begun = time.perf_counter()
            with self.traced(prompt, self.name) as note:
                call = asked.ainvoke(messages, config=run_config(prompt))
                answer = await asyncio.wait_for(call, max(0.01, min(self.most_seconds, account.seconds_left)))
                use = use_of(answer) + Use(seconds=time.perf_counter() - begun)
                note(use)
        return answer, use

    async def _after(self, failure: Failure, attempt: int, method: str, account: Account) -> None:
        """What follows a failed call: another attempt after a pause, another method, or an end."""
        account.reached(server=failure.reached)
        if failure.kind == "length":
            raise UnreadableError("cut_off")
        if failure.kind in _FINAL:
            account.close(failure.kind)
            raise ClosedError(failure.kind)
        if failure.kind == "method" and self.methods.failed(method):
            return
        if failure.kind != "passing" or attempt + 1 == self.tries or (failure.wait_s or 0) > LONGEST_WAIT_S:
            raise ClosedError("busy" if failure.wait_s else "unreachable" if failure.kind == "passing" else "failed")
        await asyncio.sleep(max(0.0, min(pause(attempt, failure), account.seconds_left)))

    def _read(self, message: Any, form: type[Form], method: str) -> Form:
        try:
            answer = read_answer(message, form)
        except UnreadableError as error:
            if error.reason in ("not_json", "empty", "form"):
                self.methods.failed(method)
            raise
        self.methods.worked(method)
        return answer

    def _messages(self, prompt: Prompt, form: type[BaseModel], method: str) -> list[tuple[str, str]]:
        """The stable prefix, then the question; JSON mode is told the schema, for its server does not pass it on."""
        told = f"\n\nJSON schema:\n{self.methods.spelled_out(form)}" if method == "json_mode" else ""
        return [("system", prompt.prefix), ("human", prompt.question + told)]


def _new_loop() -> asyncio.AbstractEventLoop:
    """The faster loop, where this system has it."""
    try:
        from uvloop import new_event_loop
    except ImportError:  # Windows
        return asyncio.new_event_loop()
    return new_event_loop()
