//! Tells cargo that a new migration means a new build.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
