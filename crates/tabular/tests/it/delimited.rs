//! Tests of delimited.
