"""The HTTP service: parse, call, answer.

request ─▶ guard (id, size, headers, log) ─▶ auth (key, workspace, scope, rate) ─▶ a router ─▶ store, runtime, tools
"""
