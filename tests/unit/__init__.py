"""Tests of one room at a time, and properties that hold for any input."""
