"""All errors of the product.

OverdeliverError            shown to the user as one line; the command line exits with 2
├── BriefError              the brief cannot be used: every fault with its path, shown to the owner
├── RecordError             a delivery record cannot be read: file, row and column, shown to the owner
├── PlanError               a plan file cannot be used, shown to the user
├── DocumentError           a document cannot be taken in: one line in the report of `ingest`, and the rest goes on
├── KnowledgeError          the knowledge base cannot be used now; a plan goes on without passages and says so
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


class WordingError(OverdeliverError):
    """A wording file is at fault: a missing key or slot."""


class TemplateError(OverdeliverError):
    """The firm's own Word template cannot be used."""


class SettingsError(OverdeliverError):
    """A setting is wrong."""
