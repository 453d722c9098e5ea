//! Comparisons of many values at once, gathered as the bits of one number.
//!
//! Layer 0.

/// So many are compared at once: one bit each in a word.
pub const WIDTH: usize = 64;

/// A bit for each flag that is 1; the others are 0.
#[inline(always)]
pub fn mask(flags: &[u8; WIDTH]) -> u64 {
    let (eights, _) = flags.as_chunks();
    let mut mask = 0;
    for (at, eight) in eights.iter().enumerate() {
        // The product gathers the lowest bits of eight bytes in its highest byte (Warren, Hacker's Delight, section 7-2).
        let eight = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask |= eight << (8 * at);
    }
    mask
}

/// The same where hardly any flag is 1.
#[inline(always)]
pub fn rare_mask(flags: &[u8; WIDTH]) -> u64 {
    match flags.iter().fold(0, |any, flag| any | flag) {
        0 => 0,
        _ => mask(flags),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flag_has_its_bit() {
        assert_eq!([mask(&[0; WIDTH]), rare_mask(&[0; WIDTH])], [0; 2]);
        assert_eq!(mask(&[1; WIDTH]), u64::MAX);
        for at in 0..WIDTH {
            let mut flags = [0; WIDTH];
            flags[at] = 1;
            assert_eq!([mask(&flags), rare_mask(&flags)], [1 << at; 2]);
            let others = flags.map(|flag| 1 - flag);
            assert_eq!(mask(&others), !(1 << at));
        }
    }
}
