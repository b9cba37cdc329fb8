"""The pages of the site, a module for each kind; each has `views`, the paths with what makes them."""
