//! How far two colors are from each other, to every kind of color vision.
//!
//! Difference by CIEDE2000 (ISO/CIE 11664-6, in the form of Sharma, Wu and Dalal 2005); kinds of vision simulated as in
//! Machado, Oliveira and Fernandes 2009, severity 1.

/// A kind of color vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vision {
    /// Three kinds of cones.
    Normal,
    /// Without the cones of long waves.
    Protanopia,
    /// Without the cones of middle waves.
    Deuteranopia,
    /// Without the cones of short waves.
    Tritanopia,
}

impl Vision {
    /// All of them.
    pub const ALL: [Vision; 4] = [Vision::Normal, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia];

    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Vision::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protanopia => {
                [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
            }
            Vision::Deuteranopia => {
                [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
            }
            Vision::Tritanopia => {
                [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
            }
        }
    }
}

/// The difference of two colors (red, green, blue) to a kind of vision; below about 10 they are easily taken for each
/// other.
pub fn distance(one: (u8, u8, u8), other: (u8, u8, u8), vision: Vision) -> f64 {
    let seen = |rgb| lab(multiply(vision.matrix(), linear(rgb)).map(|part| part.clamp(0.0, 1.0)));
    ciede2000(seen(one), seen(other))
}

/// Relative luminance, 0 to 1 (WCAG).
pub(super) fn luminance(rgb: (u8, u8, u8)) -> f64 {
    let [red, green, blue] = linear(rgb);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear((red, green, blue): (u8, u8, u8)) -> [f64; 3] {
    [red, green, blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn multiply(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(weight, part)| weight * part).sum())
}

/// L*, a*, b* under D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    const TO_XYZ: [[f64; 3]; 3] =
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    let [x, y, z] = multiply(TO_XYZ, rgb);
    let bent = |part: f64| if part > 0.008856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let (x, y, z) = (bent(x / 0.95047), bent(y), bent(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn ciede2000(one: [f64; 3], other: [f64; 3]) -> f64 {
    let chroma = |color: [f64; 3]| color[1].hypot(color[2]);
    let mean = (chroma(one) + chroma(other)) / 2.0;
    let power = mean.powi(7);
    let stretch = 1.0 + 0.5 * (1.0 - (power / (power + 25_f64.powi(7))).sqrt());
    let polar = |color: [f64; 3]| {
        let a = color[1] * stretch;
        let hue = if a == 0.0 && color[2] == 0.0 { 0.0 } else { color[2].atan2(a).to_degrees().rem_euclid(360.0) };
        (a.hypot(color[2]), hue)
    };
    let ((chroma_one, hue_one), (chroma_other, hue_other)) = (polar(one), polar(other));
    let product = chroma_one * chroma_other;
    let turn = match hue_other - hue_one {
        _ if product == 0.0 => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (lightness, chroma) = (other[0] - one[0], chroma_other - chroma_one);
    let hue = 2.0 * product.sqrt() * (turn / 2.0).to_radians().sin();
    let (mean_lightness, mean_chroma) = ((one[0] + other[0]) / 2.0, (chroma_one + chroma_other) / 2.0);
    let sum = hue_one + hue_other;
    let mean_hue = match (hue_one - hue_other).abs() {
        _ if product == 0.0 => sum,
        apart if apart <= 180.0 => sum / 2.0,
        _ if sum < 360.0 => (sum + 360.0) / 2.0,
        _ => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let turned = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let power = mean_chroma.powi(7);
    let rotation = -(2.0 * turned).to_radians().sin() * 2.0 * (power / (power + 25_f64.powi(7))).sqrt();
    let off = (mean_lightness - 50.0).powi(2);
    let by_lightness = lightness / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let by_chroma = chroma / (1.0 + 0.045 * mean_chroma);
    let by_hue = hue / (1.0 + 0.015 * mean_chroma * t);
    (by_lightness.powi(2) + by_chroma.powi(2) + by_hue.powi(2) + rotation * by_chroma * by_hue).max(0.0).sqrt()
}
