"""The pages, one kind a file: each reads what it shows and fills one template."""
