"""What is true: the facts on disk and in memory."""
