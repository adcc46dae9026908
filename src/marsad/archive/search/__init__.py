"""Search over the archive: a tantivy index that derives from it, its query language, marks on the text."""
