"""Chat models of the service: one open door for each, a fresh account for each plan."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from service.editing.opening import account_for, bearing_of, open_editor
from service.errors import OverdeliverError
from service.jobs import Editing
from service.jobs.orders import BUILT_IN
from service.model import Door, open_door
from service.revising.by_model import ModelEditing
from service.settings import Settings
from service.web.reader import NotesReader


@dataclass
class Writers:
    """Who can write. Only the model that the settings name is opened: a request never makes the service call an address of its choice."""

    settings: Settings
    _doors: dict[str, Door] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def knows(self, model: str) -> bool:
        """Whether plans can be written by a model."""
        return model == BUILT_IN or model == self.settings.model

    def editing(self, model: str) -> Editing | None:
        """An editor for one plan; none for the built-in writer, and none where the model cannot be opened: the plan is then built-in."""
        if model == BUILT_IN or not self.knows(model):
            return None
        try:
            return ModelEditing(open_editor(model, self.settings, door=self._door(model)))
        except OverdeliverError:
            return None

    def reader(self) -> NotesReader | None:
        """Who reads free text into a brief; nobody where no model is set up."""
        model = self.settings.model
        return None if model == BUILT_IN else NotesReader(lambda: self._door(model), lambda: account_for(model, self.settings))

    def check(self) -> None:
        """See that the model of the settings can be used, before anybody asks for it.

        Raises: ModelError or SettingsError saying why not.
        """
        if self.settings.model != BUILT_IN:
            account_for(self.settings.model, self.settings)
            self._door(self.settings.model)

    def _door(self, model: str) -> Door:
        with self._lock:
            if model not in self._doors:
                self._doors[model] = open_door(model, bearing_of(self.settings))
            return self._doors[model]
