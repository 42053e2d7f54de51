"""The tables. A test holds them equal to what the migrations make."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)
_LONG = sa.Text()

api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("workspace", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("scopes", sa.String(400), nullable=False),
    sa.Column("rate_per_minute", sa.Integer, nullable=False),
    sa.Column("max_body_bytes", sa.Integer, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revoked_at", sa.DateTime(timezone=True)),
    sa.Column("requests_left", sa.Float),
    sa.Column("counted_at", sa.DateTime(timezone=True)),
)
"""API keys: only a hash of the secret is kept. `requests_left` is what was left of the minute's requests at `counted_at`."""

plans = sa.Table(
    "plans",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("workspace", sa.String(64), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("model", sa.String(200), nullable=False),
    sa.Column("brief", _LONG, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("done_revision", sa.Integer),
    sa.Column("last_event", sa.Integer, nullable=False),
    sa.Column("error", _LONG),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    sa.Index(None, "workspace", "created_at", "id"),
    sa.Index(None, "status"),
)
"""Plans. `revision` is the newest that was asked for, `done_revision` the newest that is written."""

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("change", _LONG, nullable=False),
    sa.Column("plan", _LONG),
    sa.Column("error", _LONG),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("finished_at", sa.DateTime(timezone=True)),
)
"""Revisions: 1 is the first draft."""

sections = sa.Table(
    "sections",
    metadata,
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("step", sa.String(64), primary_key=True),
    sa.Column("body", _LONG, nullable=False),
    sa.Column("seconds", sa.Float, nullable=False),
)
"""What a run has done so far: a row for each finished step, which is never done again."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("data", _LONG, nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
)
"""What happened to a plan, numbered without a gap."""

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("workspace", sa.String(64), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("body_hash", sa.String(64), nullable=False),
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)
"""Requests that were accepted with an Idempotency-Key."""

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("token", sa.String(36), nullable=False),
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
)
"""Processes that run plans, and when each was last alive."""

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("workspace", sa.String(64), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("body", _LONG, nullable=False),
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE")),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    sa.Index(None, "workspace", "updated_at"),
)
"""Briefs on their way: what was typed on the pages so far. `plan_id` names the plan whose brief is being changed."""

shares = sa.Table(
    "shares",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    sa.Index(None, "plan_id"),
)
"""Links that show one revision of a plan to whoever holds them, for a time: only a hash of the link is kept."""
