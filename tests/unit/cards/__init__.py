"""Tests of `generator.cards`."""
