"""The search index in parts."""
