//! Draws that are the same on every machine (splitmix64), and the small choices made with them.
//!
//! Never here: what is drawn.

/// A stream of pseudo-random numbers.
pub struct Draw(u64);

impl Draw {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 16) as usize % bound.max(1)
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True in `percent` of a hundred draws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of some things.
    pub fn of<'a>(&mut self, things: &[&'a str]) -> &'a str {
        things[self.below(things.len())]
    }

    /// One of some things, those in front far more often, as names are.
    pub fn front<'a>(&mut self, things: &[&'a str]) -> &'a str {
        let (a, b) = (self.below(things.len()), self.below(things.len()));
        if self.chance(60) { things[a.min(b)] } else { things[a] }
    }

    /// `count` digits, the first one not zero.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|at| char::from(b'0' + if at == 0 { self.between(1, 9) } else { self.below(10) } as u8))
            .collect()
    }

    /// `count` letters.
    pub fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'A' + self.below(26) as u8)).collect()
    }

    /// A day, as year, month and day.
    pub fn day(&mut self, from: usize, to: usize) -> (usize, usize, usize) {
        (self.between(from, to), self.between(1, 12), self.between(1, 28))
    }
}

/// Without accents.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'Á' => 'A',
            'É' => 'E',
            'Í' => 'I',
            'Ó' => 'O',
            'Ú' | 'Ü' => 'U',
            'Ñ' => 'N',
            other => other,
        })
        .collect()
}
