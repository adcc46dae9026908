"""The concepts of the record: one a file, frozen, without behaviour beyond their own fields."""
