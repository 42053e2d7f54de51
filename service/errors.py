"""All errors of the product.

OverdeliverError            shown to the user as one line; the command line exits with 2
├── BriefError              the brief cannot be used: every fault with its path, shown to the owner
├── ModelError             a chat model cannot be used; `read` shows it to the user
│   ├── ClosedError        no answer is to be had (server down, quota spent, ceiling, deadline): the built-in text stays
│   └── UnreadableError    an answer is no answer: the reason goes back to the model in words
├── RecordError             a delivery record cannot be read: file, row and column, shown to the owner
├── PlanError               a plan file cannot be used, shown to the user
├── DocumentError           a document cannot be taken in: one line in the report of `ingest`, and the rest goes on
├── KnowledgeError          the knowledge base cannot be used now; a plan goes on without passages and says so
├── StoreError              the database cannot be reached; the service answers 503, whoever waits tries again
├── NotFoundError           there is no such plan, revision or key in the workspace; the service answers 404
├── ConflictError           what is asked does not fit the state of a plan; the service answers 409
├── WordingError            a wording file is at fault; a developer mends the file
├── TemplateError           the firm's own Word template cannot be used, shown to the user
└── SettingsError           a setting is wrong; whoever runs the program mends it
"""

from __future__ import annotations


class OverdeliverError(Exception):
    """Anything a user is told in one line: what is wrong, where, what to do."""


class BriefError(OverdeliverError):
    """The brief cannot be used. `faults` holds one line each, with the field's path (and line, for YAML)."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class RecordError(OverdeliverError):
    """A delivery record cannot be read; the message names file, row and column."""


class PlanError(OverdeliverError):
    """A plan file cannot be used."""


class DocumentError(OverdeliverError):
    """A document cannot be taken in: damaged, locked, empty, too large or of an unknown kind."""


class KnowledgeError(OverdeliverError):
    """The knowledge base cannot be used: another process holds it, the disk is full, its server is away, its files are damaged."""


class StoreError(OverdeliverError):
    """The database cannot be reached, or refuses."""


class NotFoundError(OverdeliverError):
    """There is no such thing in the workspace."""


class ConflictError(OverdeliverError):
    """What is asked does not fit the state of a plan, or a key that was used before."""


class WordingError(OverdeliverError):
    """A wording file is at fault: a missing key or slot."""


class TemplateError(OverdeliverError):
    """The firm's own Word template cannot be used."""


class SettingsError(OverdeliverError):
    """A setting is wrong."""


class ModelError(OverdeliverError):
    """A chat model cannot be opened, or gives no usable answer where there is no built-in text."""


class ClosedError(ModelError):
    """No answer is to be had; `reason` is a key of the wording `closed` of the model's prompts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableError(ModelError):
    """An answer that is no answer; `reason` is a key of the wording `unreadable` of the model's prompts."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail
