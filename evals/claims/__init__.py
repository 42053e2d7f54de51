"""All claims that code can judge of a drafted plan."""

from __future__ import annotations

from evals.claims.abstaining import NothingIsClaimedUnread
from evals.claims.case_claims import HoldsForThisFirm, LeavesItUnsaid
from evals.claims.choice import OneChoiceIsMade
from evals.claims.claim import Claim
from evals.claims.documents import FormatsAgree, HeadingsAreThere
from evals.claims.identities import DatesFollow, MoneyAddsUp
from evals.claims.language import OneLanguageThroughout
from evals.claims.likeness import AnotherFirmGetsAnotherPlan, OrderChangesNothing
from evals.claims.provenance import FiguresAreCited, NothingDangles
from evals.claims.reading import NothingIsSaidOverAndOver, OwnerCanReadIt
from evals.claims.rules import rule_claims

CLAIMS: tuple[Claim, ...] = (
    *rule_claims(),
    FiguresAreCited(),
    NothingDangles(),
    OneLanguageThroughout(),
    AnotherFirmGetsAnotherPlan(),
    OrderChangesNothing(),
    OneChoiceIsMade(),
    HeadingsAreThere(),
    NothingIsSaidOverAndOver(),
    OwnerCanReadIt(),
    MoneyAddsUp(),
    DatesFollow(),
    NothingIsClaimedUnread(),
    FormatsAgree(),
    HoldsForThisFirm(),
    LeavesItUnsaid(),
)
"""Every claim; those of the rules first, in the order of the method."""

__all__ = ["CLAIMS", "Claim"]
