"""What is wrong with the facts, and how a change affects them."""
