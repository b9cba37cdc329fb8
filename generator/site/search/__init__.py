"""The search index of the site: documents → words → files in parts, which `assets/search-parts.js` reads."""
