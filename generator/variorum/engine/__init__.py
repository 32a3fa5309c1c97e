"""Builds that do only what a change asks for: what changed, what depends on it, what to write."""
