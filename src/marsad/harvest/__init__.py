"""Taking pages in: files, manifests, archives, addresses. The only code that touches the network."""
