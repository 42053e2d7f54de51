"""What is left of each key's requests of the minute."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two columns, empty until a key is first used."""
    op.add_column("api_keys", sa.Column("requests_left", sa.Float))
    op.add_column("api_keys", sa.Column("counted_at", sa.DateTime(timezone=True)))
