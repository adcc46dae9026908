"""Reading: a page to its articles. HTML blocks, lines, un-pasting, headline, dateline, credits, published."""
