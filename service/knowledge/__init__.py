"""The knowledge base: the handbook and the owner's own documents, embedded in Chroma. `base.py` is its front door."""
