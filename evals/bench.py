"""Speed and endurance of the model as editor, against a server whose speed is known.

`make bench SERVER=path/to/server.py` starts the server (a script that takes `--port`) and prints three tables:
one plan at the server's speed, the processor's time for a call, and many plans while the server breaks.
Without a script, OPENAI_BASE_URL names a server that runs already. Its text means nothing: this measures no quality.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path

from service.domain.plan.plan import Plan
from service.editing import EDITED, Editor, edit_plan, graph
from service.editing.form import Rewrite
from service.editing.prompting import shared_prefix
from service.errors import ModelError
from service.model import Account, Bearing, Door, Limits, Prompt, count_tokens, open_door
from service.pipeline import Stamp, write_plan
from service.prompts import wording
from service.reading.brief_file import read_brief

EXAMPLES = Path(__file__).parents[1] / "examples"
CLINIC = EXAMPLES / "brightside-dental.yaml"
STAMP = Stamp("bench", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
FAULTS = "p_500=0.1,p_429=0.1,p_hang=0.02,p_invalid=0.1,p_truncated=0.05,retry_after=0.2"
CALLS = 100


def main() -> None:
    """Run the three measurements."""
    options = _options()
    if options.server is None and "OPENAI_BASE_URL" not in os.environ:
        print("the model is not measured: name a script of a server with SERVER, or a running one in OPENAI_BASE_URL")
        return
    with _server(options.server, {}) as url:
        _tell("one plan at the server's speed", _one_plan(url))
    with _server(options.server, {"TIME_SCALE": "0.001"}) as url:
        _tell("the processor's time for a call", _processor(url))
    with _server(options.server, {"TIME_SCALE": "0.02"}) as url:
        _tell(f"{options.plans} plans while the server breaks ({options.faults})", _endurance(url, options.plans, options.faults))


def _one_plan(url: str) -> Mapping[str, float]:
    plan = write_plan(read_brief(CLINIC), STAMP)
    with _door(url, Bearing()) as door:
        begun = time.perf_counter()
        edited = edit_plan(plan, Editor(door, Account()))
        wall = time.perf_counter() - begun
    meta = edited.meta
    seconds = {name: use.seconds for name, use in meta.stages.items()}
    model, chain = sum(seconds.values()), heaviest_chain(graph(), seconds)
    shared = count_tokens(shared_prefix(plan)) * len(EDITED)
    return {
        "wall s": wall,
        "heaviest chain of calls s": chain,
        "bar: 1.10 x that chain + 2 s": 1.1 * chain + 2,
        "model time, summed s": model,
        "wall / model time": wall / model,
        "calls": meta.model_calls,
        "tokens in": meta.tokens_in,
        "share of the first round that is the shared prefix": shared / (shared + _questions(plan)),
    }


def heaviest_chain(waits_for: Mapping[str, Collection[str]], seconds: Mapping[str, float]) -> float:
    """Seconds of the chapters that wait for each other longest."""
    until: dict[str, float] = {}
    for name in TopologicalSorter(waits_for).static_order():
        until[name] = seconds.get(name, 0.0) + max((until[before] for before in waits_for[name]), default=0.0)
    return max(until.values(), default=0.0)


def _questions(plan: Plan) -> int:
    from service.editing.editor import first_question, make_sheet
    from service.editing.grounding import Ground
    from service.editing.passages import passages_of

    ground = Ground(plan)
    return sum(count_tokens(first_question(plan, stage, make_sheet(plan, stage, ground, passages_of(plan, stage, {})))) for stage in EDITED)


def _processor(url: str) -> Mapping[str, float]:
    prompt = Prompt("mix", shared_prefix(write_plan(read_brief(CLINIC), STAMP)), "Edit.")
    with _door(url, Bearing()) as door:
        account = Account()
        door.ask(prompt, Rewrite, account)
        begun = time.process_time()
        for number in range(CALLS):
            door.ask(Prompt("mix", prompt.prefix, f"Edit {number}."), Rewrite, account)
        return {"ms a call": (time.process_time() - begun) / CALLS * 1000, "calls": CALLS}


def _endurance(url: str, plans: int, faults: str) -> Mapping[str, float]:
    built = [write_plan(read_brief(path), STAMP) for path in sorted(EXAMPLES.glob("*.yaml"))]
    begun = time.perf_counter()
    with _door(url.replace("/v1", f"/f/{faults}/v1"), Bearing(most_seconds=3.0)) as door, ThreadPoolExecutor(4) as pool:
        edited = list(pool.map(lambda n: _edited(built[n % len(built)], door), range(plans)))
    arrived = [plan for plan in edited if plan is not None]
    return {
        "plans that arrive": len(arrived),
        "findings of severity error": sum(f.severity == "error" for plan in arrived for f in plan.findings),
        "plans with fallbacks recorded": sum(bool(plan.meta.fallbacks) for plan in arrived),
        "chapters that stayed built-in without a word on it": sum(map(_unrecorded, arrived)),
        "sentences kept": sum(use.kept for plan in arrived for use in plan.meta.stages.values()),
        "calls repeated": sum(plan.meta.retries for plan in arrived),
        "calls": sum(plan.meta.model_calls for plan in arrived),
        "wall s": time.perf_counter() - begun,
    }


def _unrecorded(plan: Plan) -> int:
    """Chapters of which sentences stayed built-in, and that no fallback names."""
    names = {stage: wording(plan.language).get(f"document.section.{stage}", stage) for stage, use in plan.meta.stages.items() if use.kept}
    return sum(not any(name in line for line in plan.meta.fallbacks) for name in names.values())


def _edited(plan: Plan, door: Door) -> Plan | None:
    try:
        return edit_plan(plan, Editor(door, Account(Limits(most_seconds=120))))
    except ModelError as error:
        print(error, file=sys.stderr)
        return None


@contextmanager
def _door(url: str, bearing: Bearing) -> Iterator[Door]:
    os.environ |= {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "bench"}
    door = open_door("openai:bench", bearing)
    try:
        yield door
    finally:
        door.close()


@contextmanager
def _server(script: Path | None, environment: Mapping[str, str]) -> Iterator[str]:
    """The script on a free port, or the server that runs already."""
    if script is None:
        yield os.environ["OPENAI_BASE_URL"]
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [os.environ.get("SERVER_PYTHON", sys.executable), str(script), "--port", str(port)]
    running = subprocess.Popen(command, env=os.environ | environment)  # noqa: S603 - a script of the developer's own choice
    try:
        _wait_for(f"http://127.0.0.1:{port}/v1/models")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        running.terminate()
        running.wait()


def _wait_for(url: str, seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - an address of our own making
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _tell(title: str, figures: Mapping[str, float]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:<52} {value:,.0f}" if float(value).is_integer() else f"  {name:<52} {value:,.3f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", type=Path, default=os.environ.get("SERVER") or None, help="script of a server that takes --port")
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--faults", default=FAULTS, help="what the server does wrong, as it takes it in its path")
    return parser.parse_args()


if __name__ == "__main__":
    main()
