"""The planning tool: a brief of a small service firm becomes a services-marketing plan."""
