"""The worksheet: the analysis applied to a brief, every number recorded with its formula."""
