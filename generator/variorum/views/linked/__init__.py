"""What a page is about, for search engines and knowledge graphs: schema.org, as JSON-LD."""

from variorum.views.linked.page import linked_data

__all__ = ["linked_data"]
