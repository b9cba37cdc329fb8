"""Tests of `generator.intake.readers`."""
