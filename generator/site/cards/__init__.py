"""Social cards: the pictures that other sites show for links to our pages, as PNG."""
