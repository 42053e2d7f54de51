"""What the commands say and ask about a chat model: its name, its ceiling, what it takes chapter by chapter."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from service.checks import checked
from service.cli.counting import counted
from service.domain.plan.plan import Plan
from service.editing import EDITED, Edited, Editor, account_for, edit_plan, estimate, open_editor
from service.editing.templates import fault_words
from service.errors import SettingsError
from service.model import Account, Use, check_name
from service.settings import Settings, read_settings

BUILT_IN = "built-in"


def editor_for(model: str | None, max_cost: float | None) -> Editor | None:
    """The editor that is asked for; none for the built-in writer.

    Raises: SettingsError if the name is none; ModelError if the model cannot be opened.
    """
    opened = opening(model, max_cost)
    return opened.result() if opened else None


def opening(model: str | None, max_cost: float | None) -> Future[Editor] | None:
    """The editor that is asked for, opened beside what else there is to do: its client takes long to load. None for the built-in writer.

    Raises: SettingsError if the name is none, or if there is a ceiling but no price; ModelError if the key is missing. The result raises
    ModelError if the client cannot be had.
    """
    settings = settings_with(model, max_cost)
    if settings.model == BUILT_IN:
        return None
    account_for(settings.model, settings)
    check_name(settings.model)
    with_one = ThreadPoolExecutor(1)
    opened = with_one.submit(open_editor, settings.model, settings)
    with_one.shutdown(wait=False)
    return opened


def settings_with(model: str | None, max_cost: float | None) -> Settings:
    """The settings, with what the command line says instead.

    Raises: SettingsError if `--model` names no writer.
    """
    settings = read_settings()
    if model:
        provider, _, name = model.partition(":")
        if model != BUILT_IN and not (provider and name):
            raise SettingsError(f"--model: {model} is no writer; write built-in, or provider:model such as openai:gpt-5")
        settings = settings.model_copy(update={"model": model})
    return settings if max_cost is None else settings.model_copy(update={"max_cost": max_cost})


def edit(plan: Plan, editor: Editor, meanwhile: Callable[[Plan], object]) -> Plan:
    """A plan without findings in the model's words, with the estimate before and what each chapter took.

    The built-in plan is checked, and `meanwhile` done with it, while the model writes.
    """
    print(_estimate(plan, editor), file=sys.stderr)
    with ThreadPoolExecutor(1) as beside:
        sound = beside.submit(checked, plan)
        beside.submit(lambda: meanwhile(sound.result()))
        try:
            edited = _edited(plan, editor, sound.result)
        finally:
            editor.door.close()
    print(_taken(edited), file=sys.stderr)
    return edited


def _edited(plan: Plan, editor: Editor, sound: Callable[[], Plan]) -> Plan:
    """A bar on a terminal, a line a chapter otherwise."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return edit_plan(plan, editor, lambda done: print(_progress(done, editor.account), file=sys.stderr), sound)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), console=console, transient=True
    ) as bar:
        task = bar.add_task(editor.door.name, total=len(EDITED))

        def moved(done: Edited) -> None:
            bar.update(task, advance=1, description=_brief_progress(done, editor.account))

        return edit_plan(plan, editor, moved, sound)


def _estimate(plan: Plan, editor: Editor) -> str:
    sent, received = estimate(plan, editor)
    price, ceiling = editor.account.price, editor.account.limits.most_cost
    cost = f"${price.of(sent, received):.4f}" if price else "cost unknown"
    most = "" if ceiling is None else f", at most ${ceiling:.2f}"
    return f"{editor.door.name}: about {sent:,} tokens sent and {received:,} received, {cost}, without repairs{most}"


def _progress(edited: Edited, account: Account) -> str:
    use = account.uses.get(edited.stage, Use())
    cost = f", ${use.cost:.4f}" if account.price else ""
    said = f"{counted(len(edited.new), 'sentence')} new, {len(edited.kept) or edited.unasked} kept"
    why = f", because {fault_words().closed['en'][edited.closed]}" if edited.closed else ""
    took = f"{counted(use.calls, 'call')}, {use.tokens_in:,} tokens sent, {use.tokens_out:,} received{cost}, {use.seconds:.1f} s"
    return f"{edited.stage}: {took}: {said}{why}"


def _brief_progress(edited: Edited, account: Account) -> str:
    """For a bar: the chapter, and what the plan has taken so far."""
    total = account.total
    cost = f" ${total.cost:.4f}" if account.price else ""
    return f"{edited.stage} {counted(total.calls, 'call')} {total.tokens_in + total.tokens_out:,} tokens{cost}"


def _taken(plan: Plan) -> str:
    meta = plan.meta
    new = sum(use.rewritten for use in meta.stages.values())
    took = f"{counted(meta.model_calls, 'call')}, {meta.tokens_in:,} tokens sent, {meta.tokens_out:,} received, ${meta.cost:.4f}"
    by_model = [name for name, writer in meta.writer.items() if writer != BUILT_IN]
    whose = f"in {', '.join(by_model)}" if by_model else "the plan is built-in throughout"
    stayed = counted(len(meta.fallbacks), "note")
    return f"{took}; {counted(new, 'sentence')} in the model's words, {whose}; {stayed} on what stayed built-in"
