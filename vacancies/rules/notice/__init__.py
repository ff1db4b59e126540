"""The notice reader: the text of a published notice to a `NoticeReading`."""

from vacancies.rules.notice.decode import NotANotice
from vacancies.rules.notice.findings import Caution, Finding, Kind
from vacancies.rules.notice.reading import NoticeReading, read_file, read_notice

__all__ = ["Caution", "Finding", "Kind", "NotANotice", "NoticeReading", "read_file", "read_notice"]
