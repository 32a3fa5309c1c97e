"""The frozen records of the domain. They know nothing of files, pages or hosts."""
