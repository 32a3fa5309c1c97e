"""The rules that records must keep, one a module; each one's docstring is the rule."""
