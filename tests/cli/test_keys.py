"""`overdeliver keys`: made, shown once, listed without secrets, taken back."""

from __future__ import annotations

import re

from tests.cli.running import Shell


def test_a_key_is_shown_once_listed_without_its_secret_and_taken_back(shell: Shell) -> None:
    assert "no keys yet" in shell.run("keys", "list")[2]
    code, secret, err = shell.run("keys", "add", "website", "--workspace", "harbour", "--scope", "plans:read", "--rate", "30")
    assert (code, bool(re.fullmatch(r"od_[0-9a-f]{12}_[\w-]{43}\n", secret)), "not shown again" in err) == (0, True, True)
    key_id = secret.split("_")[1]
    listed = shell.run("keys", "list")[1]
    assert re.match(rf"{key_id}  active  harbour  website  plans:read  30/min  \d{{4}}-\d\d-\d\d", listed)
    assert secret.strip().split("_", 2)[2] not in listed  # the secret itself may hold an underscore
    assert shell.run("keys", "revoke", key_id)[0] == 0
    assert "revoked" in shell.run("keys", "list")[1]


def test_what_is_wrong_with_a_key_is_one_line(shell: Shell) -> None:
    assert "did you mean `plans:read`" in shell.refusal("keys", "add", "--scope", "plan:read")
    assert shell.refusal("keys", "add", "--workspace", "A B").startswith("--workspace: use up to 64")
    assert shell.refusal("keys", "revoke", "000000000000").startswith("there is no key 000000000000")
