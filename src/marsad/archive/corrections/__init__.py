"""What people put right: typed records that outlive every rereading, each with its undoing."""
