"""What many articles say together: copies, stories, people across articles, the agenda."""
