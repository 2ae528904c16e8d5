//! Parts: code, name, studs, height. From The LDraw Parts Library (LDraw.org, CC BY 4.0).

/// A part of a kit.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Code in the LDraw library; its file is `<code>.dat`.
    pub ldraw: &'static str,
    /// Number in the BrickLink catalog.
    pub bricklink: &'static str,
    /// Its title in the library.
    pub name: &'static str,
    /// Studs along x and z.
    pub studs: (u32, u32),
    /// Height without studs, in LDraw units: 24 for a brick, 8 for a plate, 4 for a baseplate. A stud's pitch is 20.
    pub height: u32,
}

impl Part {
    /// The part with this LDraw code or BrickLink number.
    pub fn from_code(code: &str) -> Option<&'static Part> {
        let code = code.trim().trim_end_matches(".dat");
        PARTS.iter().find(|part| part.ldraw == code).or_else(|| PARTS.iter().find(|part| part.bricklink == code))
    }

    /// True for what a chart stands on.
    pub fn is_base(&self) -> bool {
        self.studs.0 >= 16
    }
}

const fn same(ldraw: &'static str, name: &'static str, studs: (u32, u32), height: u32) -> Part {
    Part { ldraw, bricklink: ldraw, name, studs, height }
}

/// The parts that are known, bricks before plates before baseplates.
pub const PARTS: [Part; 25] = [
    same("3005", "Brick 1 x 1", (1, 1), 24),
    same("3004", "Brick 1 x 2", (2, 1), 24),
    same("3622", "Brick 1 x 3", (3, 1), 24),
    same("3010", "Brick 1 x 4", (4, 1), 24),
    same("3009", "Brick 1 x 6", (6, 1), 24),
    same("3008", "Brick 1 x 8", (8, 1), 24),
    same("3003", "Brick 2 x 2", (2, 2), 24),
    same("3002", "Brick 2 x 3", (3, 2), 24),
    same("3001", "Brick 2 x 4", (4, 2), 24),
    same("2456", "Brick 2 x 6", (6, 2), 24),
    same("3024", "Plate 1 x 1", (1, 1), 8),
    Part { ldraw: "3023b", bricklink: "3023", name: "Plate 1 x 2", studs: (2, 1), height: 8 },
    same("3623", "Plate 1 x 3", (3, 1), 8),
    same("3710", "Plate 1 x 4", (4, 1), 8),
    same("3666", "Plate 1 x 6", (6, 1), 8),
    same("3460", "Plate 1 x 8", (8, 1), 8),
    same("3022", "Plate 2 x 2", (2, 2), 8),
    same("3021", "Plate 2 x 3", (3, 2), 8),
    same("3020", "Plate 2 x 4", (4, 2), 8),
    same("3795", "Plate 2 x 6", (6, 2), 8),
    same("3034", "Plate 2 x 8", (8, 2), 8),
    same("3031", "Plate 4 x 4", (4, 4), 8),
    same("3867", "Baseplate 16 x 16", (16, 16), 4),
    same("3811", "Baseplate 32 x 32", (32, 32), 4),
    same("4186", "Baseplate 48 x 48", (48, 48), 4),
];
