"""What is written into editors' own files: seals, templates of records, new sites."""
