"""Tests: one folder per step of the pipeline, the test data in tests/data."""
