"""What others say about the owner, merged into the facts."""
