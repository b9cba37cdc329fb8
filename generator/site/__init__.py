"""What visitors see: pages, downloads, search."""
