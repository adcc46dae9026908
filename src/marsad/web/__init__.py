"""The site and the API: what people see of the archive."""
