"""Taking pages in: files, folders, manifests, archives, addresses. The only code that does input."""
