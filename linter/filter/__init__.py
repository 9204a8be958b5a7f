"""Between findings and reports: what is kept, and what the caller is told."""
