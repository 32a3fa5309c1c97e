"""The data of the whole site: tables, lines, features, and the page that lists them.

Each record's lines are answers of their own, worked out once; a file is these, joined in parts.
"""

from variorum.views.data.lines import RecordLines
from variorum.views.data.page import DataPage, build
from variorum.views.data.parts import work_out_part
from variorum.views.data.records import work_out_lines

__all__ = ["DataPage", "RecordLines", "build", "work_out_lines", "work_out_part"]
