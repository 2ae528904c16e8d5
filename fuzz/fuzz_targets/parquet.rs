//! Fuzz target: see `harness`. Panics inside the parquet crate are caught by design and are no finding here; memory and time are.
#![no_main]

static QUIET: std::sync::Once = std::sync::Once::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    apertura_fuzz::run("parquet", data);
});
