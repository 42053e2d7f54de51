"""Drafts of briefs, and links that share a plan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("plan_id", sa.String(36)),
        sa.Column("updated_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_drafts_plan_id", ondelete="CASCADE"),
    )
    op.create_index("ix_drafts_workspace_updated_at", "drafts", ["workspace", "updated_at"])
    op.create_table(
        "shares",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("expires_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_shares"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_shares_plan_id", ondelete="CASCADE"),
    )
    op.create_index("ix_shares_plan_id", "shares", ["plan_id"])
