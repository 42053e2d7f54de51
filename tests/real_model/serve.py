"""Serves a GGUF model on loopback, one thread, in a process of its own: `serve.py MODEL PORT`. Ends with its standard input."""

from __future__ import annotations

import sys
from typing import Any


def main(model: str, port: int) -> None:
    """Serve until standard input closes, which it does when the tests end, however they end."""
    import xllamacpp  # type: ignore[import-not-found,unused-ignore]

    params: Any = xllamacpp.CommonParams()
    params.model.path = model
    params.hostnames, params.port = ["127.0.0.1"], port
    params.n_ctx, params.n_parallel, params.warmup = 8192, 1, False
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # two busy threads are ten times slower than one
    server = xllamacpp.Server(params)
    print("ready", server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
