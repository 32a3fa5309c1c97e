"""Bytes to plain data: strict YAML with positions, front matter, the records folder."""
