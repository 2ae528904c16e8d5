//! Keep this; give it back: the only SQL and the only blobs.
