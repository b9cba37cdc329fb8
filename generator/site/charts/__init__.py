"""Charts of counts as inline SVG that a keyboard and a screen reader can use."""
