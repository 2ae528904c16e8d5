//! Fuzz target: see `harness`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| apertura_fuzz::run("xls", data));
