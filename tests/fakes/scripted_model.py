"""A chat model that says what a test tells it to: a real LangChain model, so that bad answers meet the real reading."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

Answer = str | dict[str, Any] | Exception
Speak = Callable[[str], Answer]

_LINE = re.compile(r"^(\d+)\. \[([\w.]+)[^\]]*\] (.*)$", re.MULTILINE)


class ScriptedModel(BaseChatModel):
    """Answers each question by `speak`; a dict comes as a tool call, a text as it is, an error is raised."""

    speak: Speak
    asked: list[str] = Field(default_factory=list)
    prefixes: list[str] = Field(default_factory=list)
    reported: dict[str, int] = Field(default_factory=lambda: {"input_tokens": 1000, "output_tokens": 100, "total_tokens": 1100})
    lock: Any = Field(default_factory=threading.Lock)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """Tools are bound as usual; the answer decides whether one is called."""
        return self.bind(tools=[tool if isinstance(tool, dict) else {} for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - LangChain's signature
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,
    ) -> ChatResult:
        question = str(messages[-1].content)
        with self.lock:
            self.asked.append(question)
            self.prefixes.append(str(messages[0].content))
        answer = self.speak(question)
        if isinstance(answer, Exception):
            raise answer
        return ChatResult(generations=[ChatGeneration(message=self._message(answer, kwargs))])

    def _message(self, answer: str | dict[str, Any], kwargs: dict[str, Any]) -> AIMessage:
        usage: Any = self.reported
        if isinstance(answer, str):
            return AIMessage(content=answer, usage_metadata=usage)
        name = kwargs["tools"][0].get("title", "form")
        return AIMessage(content="", tool_calls=[{"name": name, "args": answer, "id": "1"}], usage_metadata=usage)


def sentences_asked(question: str) -> dict[int, tuple[str, str]]:
    """Field and text of every numbered sentence in a question, slots as the model sees them."""
    return {int(n): (field, text) for n, field, text in _LINE.findall(question)}


def rewriting(rewrite: Callable[[str, str], str | None], chosen: str = "") -> Speak:
    """A model that puts `rewrite(field, text)` in the place of each sentence, and leaves out those it gives None for."""

    def speak(question: str) -> dict[str, Any]:
        new = {n: rewrite(field, text) for n, (field, text) in sentences_asked(question).items()}
        lines = [{"n": n, "text": text} for n, text in new.items() if text is not None]
        return {"lines": lines, "chosen": chosen}

    return speak


def as_text(answer: dict[str, Any]) -> str:
    """An answer as a server without tools gives it."""
    return json.dumps(answer, ensure_ascii=False)
