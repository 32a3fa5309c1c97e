"""Views to bytes: bodies by template, frames by the site's theme, twins as JSON."""
