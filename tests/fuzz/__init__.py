"""Targets for atheris, in one command with a bounded run: `python -m tests.fuzz TARGET SECONDS`."""
