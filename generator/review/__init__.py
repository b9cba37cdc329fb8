"""What is wrong with the facts, and what a change does to them."""
