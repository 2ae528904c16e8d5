//! May this person do this now, and what follows from it?
