"""Benchmarks: each is a command of its own (`python -m tests.bench.NAME`), none is a test. Figures are ratios."""
