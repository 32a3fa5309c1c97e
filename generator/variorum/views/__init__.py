"""What pages show: one documented view and builder for each page, twin and list."""
