"""One small pure function a format: records in, one string out. Nothing is decided or computed here."""
