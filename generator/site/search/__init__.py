"""A search index in parts, for portfolios whose whole index would be heavy to fetch (`assets/search-parts.js`)."""
