//! What the store keeps, through its public functions.

mod search;
