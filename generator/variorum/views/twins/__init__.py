"""Machine-readable twins: the ``index.json`` beside each record's page.

The keys are a contract (design, section 5): keys may be added, none changes its name or meaning.
"""
