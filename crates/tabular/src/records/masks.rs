//! Where the signs that cut records stand in 64 bytes, as bit masks, with the widest instructions that
//! the processor has.
//!
//! Never here: what a sign means where it stands.

use wide::u8x16;

/// One bit for each of 64 bytes, the lowest for the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Masks {
    pub quote: u64,
    pub delimiter: u64,
    pub line: u64,
    pub carriage: u64,
}

/// Instructions that find signs.
pub(super) trait Eye: Copy {
    /// Where `quote`, `delimiter`, line feeds and carriage returns stand.
    fn masks(self, block: &[u8; 64], quote: u8, delimiter: u8) -> Masks;
}

/// Work that looks at signs.
pub(super) trait Look {
    type Output;
    /// Does the work; must be inlined, so that all of it uses the same instructions.
    fn look<E: Eye>(self, eye: E) -> Self::Output;
}

/// Runs `work` with the best instructions of this processor.
pub(super) fn with_best<L: Look>(work: L) -> L::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(eye) = avx2::Avx2::try_new() {
        return eye.vectorize(avx2::With(work, eye));
    }
    work.look(Portable)
}

/// 16 bytes at a time, on any processor.
#[derive(Clone, Copy)]
struct Portable;

impl Eye for Portable {
    #[inline(always)]
    fn masks(self, block: &[u8; 64], quote: u8, delimiter: u8) -> Masks {
        let (quote, delimiter) = (u8x16::splat(quote), u8x16::splat(delimiter));
        let (line, carriage) = (u8x16::splat(b'\n'), u8x16::splat(b'\r'));
        let mut out = Masks { quote: 0, delimiter: 0, line: 0, carriage: 0 };
        for (part, bytes) in block.as_chunks::<16>().0.iter().enumerate() {
            let (bytes, shift) = (u8x16::from(*bytes), part * 16);
            out.quote |= u64::from(bytes.simd_eq(quote).to_bitmask()) << shift;
            out.delimiter |= u64::from(bytes.simd_eq(delimiter).to_bitmask()) << shift;
            out.line |= u64::from(bytes.simd_eq(line).to_bitmask()) << shift;
            out.carriage |= u64::from(bytes.simd_eq(carriage).to_bitmask()) << shift;
        }
        out
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{Eye, Look, Masks};

    pulp::simd_type!({
        /// 32 bytes at a time, and the counting of bits.
        pub(super) struct Avx2 {
            avx: f!("avx"),
            avx2: f!("avx2"),
            popcnt: f!("popcnt"),
            bmi1: f!("bmi1"),
            bmi2: f!("bmi2"),
        }
    });

    pub(super) struct With<L>(pub L, pub Avx2);

    impl<L: Look> pulp::NullaryFnOnce for With<L> {
        type Output = L::Output;

        #[inline(always)]
        fn call(self) -> L::Output {
            self.0.look(self.1)
        }
    }

    impl Eye for Avx2 {
        #[inline(always)]
        fn masks(self, block: &[u8; 64], quote: u8, delimiter: u8) -> Masks {
            let [low, high]: [[u8; 32]; 2] = pulp::cast(*block);
            let (low, high) = (pulp::cast(low), pulp::cast(high));
            let bits = |sign: u8| {
                let sign = self.avx._mm256_set1_epi8(sign.cast_signed());
                let half = |bytes| {
                    let equal = self.avx2._mm256_cmpeq_epi8(bytes, sign);
                    u64::from(self.avx2._mm256_movemask_epi8(equal).cast_unsigned())
                };
                half(low) | half(high) << 32
            };
            Masks { quote: bits(quote), delimiter: bits(delimiter), line: bits(b'\n'), carriage: bits(b'\r') }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::super::{Eye, Portable};
        use super::Avx2;

        #[test]
        fn both_see_the_same() {
            let Some(eye) = Avx2::try_new() else { return };
            let mut seed = 7u32;
            for _ in 0..1000 {
                let mut block = [0u8; 64];
                for byte in &mut block {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    *byte = b"\",\n\raz\xc3\x8d;"[(seed >> 24) as usize % 9];
                }
                assert_eq!(eye.masks(&block, b'"', b','), Portable.masks(&block, b'"', b','));
            }
        }
    }
}
