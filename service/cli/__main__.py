"""`python -m service.cli`: the command line where nothing is installed."""

from __future__ import annotations

from service.cli import main

main()
