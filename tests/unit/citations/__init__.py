"""Formatted references: equal to the reference implementation, and safe."""
