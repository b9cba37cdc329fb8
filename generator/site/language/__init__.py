"""The language of the site's own words: messages, plurals, numbers, dates, lists."""
