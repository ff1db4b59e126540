"""`make bench`: what the public pages cost, beside the least that Django can do on the same machine."""
