"""The stylesheets that pages link: the parts of Bootstrap that they use, below the portal's own rules."""
