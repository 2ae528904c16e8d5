//! Colors of bricks: codes, names, values, and the pattern that tells them apart in a gray print.
//!
//! Codes and values are those of LDConfig (LDraw.org, CC BY 4.0, 2024-12-19).

/// A pattern drawn over a color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing.
    Plain,
    /// Lines rising to the right.
    Rising,
    /// Lines falling to the right.
    Falling,
    /// Dots.
    Dots,
    /// Lines from left to right.
    Level,
    /// Upright lines.
    Upright,
    /// Lines in both diagonals.
    Crossed,
    /// Level and upright lines.
    Squares,
}

/// A color of bricks.
#[derive(Debug, PartialEq, Eq)]
pub struct Color {
    /// Code in LDraw.
    pub ldraw: u16,
    /// Number in the BrickLink catalog.
    pub bricklink: u16,
    /// Name in LDraw, also the key of its name in a language (`Light_Bluish_Grey`).
    pub name: &'static str,
    /// Name in the BrickLink catalog.
    pub bricklink_name: &'static str,
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// Pattern in print.
    pub pattern: Pattern,
}

impl Color {
    /// The color with this LDraw code, LDraw name or BrickLink name; joints and case aside.
    pub fn from_code(code: &str) -> Option<&'static Color> {
        let plain = |name: &str| name.trim().to_lowercase().replace(['_', '-'], " ");
        let code = plain(code);
        COLORS.iter().find(|color| {
            color.ldraw.to_string() == code || plain(color.name) == code || plain(color.bricklink_name) == code
        })
    }

    /// `#rrggbb`.
    pub fn hex(&self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.rgb.0, self.rgb.1, self.rgb.2)
    }

    /// True where black is read on it better than white.
    pub fn is_light(&self) -> bool {
        super::color_distance::luminance(self.rgb) > 0.18
    }
}

macro_rules! color {
    ($ldraw:literal, $bricklink:literal, $name:literal, $bricklink_name:literal, $rgb:literal, $pattern:ident) => {
        Color {
            ldraw: $ldraw,
            bricklink: $bricklink,
            name: $name,
            bricklink_name: $bricklink_name,
            rgb: (($rgb >> 16) as u8, (($rgb >> 8) & 0xff) as u8, ($rgb & 0xff) as u8),
            pattern: Pattern::$pattern,
        }
    };
}

/// The colors that are known. The first six are those of the usual kit: no two are nearer than 21 (CIEDE2000) to any eye.
pub const COLORS: [Color; 15] = [
    color!(1, 7, "Blue", "Blue", 0x1E5AA8_u32, Rising),
    color!(14, 3, "Yellow", "Yellow", 0xFAC80A_u32, Dots),
    color!(4, 5, "Red", "Red", 0xB40000_u32, Level),
    color!(0, 11, "Black", "Black", 0x1B2A34_u32, Plain),
    color!(15, 1, "White", "White", 0xF4F4F4_u32, Plain),
    color!(71, 86, "Light_Bluish_Grey", "Light Bluish Gray", 0x969696_u32, Crossed),
    color!(25, 4, "Orange", "Orange", 0xD67923_u32, Upright),
    color!(72, 85, "Dark_Bluish_Grey", "Dark Bluish Gray", 0x646464_u32, Squares),
    color!(2, 6, "Green", "Green", 0x00852B_u32, Falling),
    color!(27, 34, "Lime", "Lime", 0xA5CA18_u32, Rising),
    color!(19, 2, "Tan", "Tan", 0xD7BA8C_u32, Falling),
    color!(28, 69, "Dark_Tan", "Dark Tan", 0x897D62_u32, Dots),
    color!(70, 88, "Reddish_Brown", "Reddish Brown", 0x5F3109_u32, Upright),
    color!(320, 59, "Dark_Red", "Dark Red", 0x720012_u32, Crossed),
    color!(272, 63, "Dark_Blue", "Dark Blue", 0x19325A_u32, Squares),
];
