"""What a live preview tells the pages that are open: what the last run found.

``check.py`` is what a run came to, ``heard.py`` what MkDocs only logs, ``words.py`` what the panel
says, ``app.py`` how it comes to the browser. ``panel.js`` and ``panel.css`` are sent by the preview
alone: nothing of this is in a finished site.
"""
