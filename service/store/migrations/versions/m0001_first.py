"""Plans, revisions, sections, events, keys, idempotency and workers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("scopes", sa.String(400), nullable=False),
        sa.Column("rate_per_minute", sa.Integer, nullable=False),
        sa.Column("max_body_bytes", sa.Integer, nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("revoked_at", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("done_revision", sa.Integer),
        sa.Column("last_event", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("updated_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
    )
    op.create_index("ix_plans_workspace_created_at_id", "plans", ["workspace", "created_at", "id"])
    op.create_index("ix_plans_status", "plans", ["status"])
    _of_plans()
    op.create_table(
        "workers",
        sa.Column("id", sa.String(120), nullable=False),
        sa.Column("token", sa.String(36), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("beat_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
    )


def _of_plans() -> None:
    """Tables whose rows go with their plan."""
    op.create_table(
        "revisions",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("change", sa.Text, nullable=False),
        sa.Column("plan", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("finished_at", _WHEN),
        sa.PrimaryKeyConstraint("plan_id", "number", name="pk_revisions"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_revisions_plan_id", ondelete="CASCADE"),
    )
    op.create_table(
        "sections",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("step", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "number", "step", name="pk_sections"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_sections_plan_id", ondelete="CASCADE"),
    )
    op.create_table(
        "events",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "number", name="pk_events"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_events_plan_id", ondelete="CASCADE"),
    )
    op.create_table(
        "idempotency",
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "key", name="pk_idempotency"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_idempotency_plan_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("workers", "idempotency", "events", "sections", "revisions", "plans", "api_keys"):
        op.drop_table(name)
