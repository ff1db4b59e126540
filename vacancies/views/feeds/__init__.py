"""What machines read of the open vacancies: RSS, Atom, the feed for ReliefWeb, the sitemap, and who may fetch what."""
