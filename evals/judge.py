"""A chat model as judge of two plans, asked through the one door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import BaseModel, Field

from evals.pairwise import PROMPTS, Verdict, judging_prompts
from service.editing import account_for, bearing_of
from service.editing.templates import fill_template
from service.errors import ClosedError, ModelError, UnreadableError
from service.model import Account, Door, Prompt, open_door
from service.settings import read_settings


class Choice(BaseModel):
    """A reason first, then the choice: a model that chooses first only defends what it chose."""

    reason: str = Field(max_length=300, description="One sentence: what decides it.")
    better: Verdict = Field(description="first, second, or even where neither is clearly better.")


@dataclass(frozen=True)
class ModelJudge:
    """A chat model that compares. `account` bounds what the whole comparison may cost."""

    door: Door
    account: Account

    def compare(self, question: str, first: str, second: str) -> Verdict | None:
        """Which text answers the question better; none where the answer cannot be read.

        Raises: ModelError if the model can no longer be asked.
        """
        words = judging_prompts()
        asked = fill_template(words["question"], PROMPTS, question=question, first=_safe(first), second=_safe(second))
        try:
            return self.door.ask(Prompt("judge", words["rules"], asked), Choice, self.account).better
        except UnreadableError:
            return None
        except ClosedError as error:
            raise ModelError(
                f"--judge: {self.door.name} gave no answer ({error.reason}); see that it can be reached, and run again"
            ) from error


@contextmanager
def model_judge(name: str) -> Iterator[ModelJudge]:
    """A judge with an account of its own.

    Raises: ModelError if the model cannot be opened.
    """
    settings = read_settings()
    account = account_for(name, settings)
    door = open_door(name, bearing_of(settings))
    try:
        yield ModelJudge(door, account)
    finally:
        door.close()


def _safe(text: str) -> str:
    """A plan cannot close the place where it stands as material."""
    return text.replace("<", "‹").replace(">", "›")
