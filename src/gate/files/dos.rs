//! Encodings of DOS, in which some programs still write tables: their upper halves.

/// Of Western Europe.
const CP_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Of Central Europe.
const CP_852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

/// Of the first PC.
const CP_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A text in each of them.
pub fn each(bytes: &[u8], give: &mut dyn FnMut(&[u8])) {
    for table in [CP_850, CP_852, CP_437] {
        let high: Vec<char> = table.chars().collect();
        let text: String = bytes
            .iter()
            .map(|byte| match byte.checked_sub(0x80) {
                Some(at) => high[usize::from(at)],
                None => char::from(*byte),
            })
            .collect();
        give(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_table_has_a_sign_for_each_byte() {
        for table in [super::CP_850, super::CP_852, super::CP_437] {
            assert_eq!(table.chars().count(), 128);
        }
    }
}
