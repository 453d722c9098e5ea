//! Names of people who do not exist: each is made of parts, and no two are the same.

const FIRST: [&str; 48] = [
    "Ada", "Akin", "Amparo", "Anselm", "Bela", "Bruna", "Celso", "Chiara", "Dagny", "Delia",
    "Dorian", "Edda", "Elio", "Esme", "Farid", "Fenna", "Gaspar", "Gesa", "Hamid", "Hanne",
    "Idris", "Ilse", "Imani", "Jaro", "Jovana", "Kamal", "Keiko", "Lorenz", "Lumi", "Malik",
    "Mirela", "Nadim", "Nerea", "Odalys", "Osei", "Petra", "Quentin", "Rania", "Ruben", "Saba",
    "Sunniva", "Tamsin", "Teodora", "Umar", "Vida", "Wanda", "Yara", "Zoltan",
];
const BEGIN: [&str; 40] = [
    "Alder", "Amber", "Birk", "Bram", "Calver", "Corin", "Dal", "Drenn", "Elder", "Ember", "Fal",
    "Fenn", "Garn", "Glim", "Hal", "Harrow", "Imber", "Jassel", "Karr", "Kell", "Larr", "Linn",
    "Mar", "Mistle", "Nar", "Nettle", "Oaken", "Orr", "Pell", "Quar", "Rill", "Rowen", "Sal",
    "Sorrel", "Tarn", "Thorn", "Ulver", "Varr", "Wen", "Yarrow",
];
const END: [&str; 20] = [
    "beck", "berg", "brook", "by", "dale", "den", "ero", "etto", "fell", "garth", "holt", "ini",
    "ley", "mark", "mere", "oso", "sen", "stead", "vale", "wick",
];

/// How many there are.
pub(super) const MOST: usize = FIRST.len() * BEGIN.len() * END.len();

/// A step through all of them that comes back to the first only after the last: it has no divisor in common with [`MOST`].
const STEP: usize = 10_007;

/// The name of this number, below [`MOST`].
pub(super) fn name(number: usize) -> String {
    let at = number * STEP % MOST;
    let (first, family) = (at % FIRST.len(), at / FIRST.len());
    let (begin, end) = (family % BEGIN.len(), family / BEGIN.len());
    format!("{} {}{}", FIRST[first], BEGIN[begin], END[end % END.len()])
}

/// `Ada Alderbeck` as `ada-alderbeck`.
pub(super) fn id(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nobody_is_called_like_somebody_else() {
        let ids: BTreeSet<String> = (0..MOST).map(|number| id(&name(number))).collect();
        assert_eq!(ids.len(), MOST);
    }
}
