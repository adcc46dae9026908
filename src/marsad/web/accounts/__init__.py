"""Who may write: passwords, logins, API tokens, the guards that pages ask."""
