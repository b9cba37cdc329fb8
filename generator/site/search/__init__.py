"""The search of the site: documents → words → the files of an index in parts (`assets/search-parts.js` reads it)."""
