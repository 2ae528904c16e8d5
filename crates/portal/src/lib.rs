//! Show it, or say it in JSON.
