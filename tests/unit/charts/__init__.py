"""Unit tests of `generator/charts/`."""
