//! Mexico's pack: public facts of INEGI, RENAPO and everyday office use.
//!
//! Never here: anything of a single file or agency.

/// Missing-value words.
pub const MISSING: &str = include_str!("mx/missing.txt");
/// States.
pub const STATES: &str = include_str!("mx/states.txt");
/// Municipalities.
pub const MUNICIPALITIES: &str = include_str!("mx/municipalities.txt");
/// Other names of municipalities.
pub const MUNICIPALITY_VARIANTS: &str = include_str!("mx/municipality_variants.txt");
/// First names of persons.
pub const FIRST_NAMES: &str = include_str!("mx/first_names.txt");
/// Surnames of persons.
pub const SURNAMES: &str = include_str!("mx/surnames.txt");
/// Persons after whom things are called.
pub const EPONYMS: &str = include_str!("mx/eponyms.txt");
/// Words that lose their ñ.
pub const LOST_LETTERS: &str = include_str!("mx/lost_letters.txt");
/// Centers of places.
pub const CENTERS: &str = include_str!("mx/centers.txt");
/// The country's box: southernmost and northernmost latitude, westernmost and easternmost longitude, islands included.
pub const TERRITORY: (f64, f64, f64, f64) = (14.5, 32.8, -118.5, -86.6);
