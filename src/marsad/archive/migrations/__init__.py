"""The archive's schema, step by step: Alembic's environment, its template and the migrations."""
