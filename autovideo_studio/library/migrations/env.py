"""Run by Alembic: the steps go through the one connection, inside the one transaction, that `upgrade` opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
