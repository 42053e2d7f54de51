"""Runs the measurements and prints a line for each figure."""

from __future__ import annotations

import argparse

from bench import generated, image, kills, load, outages, speed

PARTS = {
    "speed": speed.measure,
    "load": load.measure,
    "kills": kills.measure,
    "outages": outages.measure,
    "generated": generated.measure,
    "image": image.measure,
}


def main() -> None:
    """All parts, or those that are named."""
    parser = argparse.ArgumentParser(description="Measure the service.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--server", default=None, help="a model server of known speed, for the load with a model")
    asked = parser.parse_args()
    for name in asked.parts or PARTS:
        for line in PARTS[name](asked.server):
            print(f"{name}: {line}", flush=True)


if __name__ == "__main__":
    main()
