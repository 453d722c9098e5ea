//! Names of people who do not exist.

pub const ENGLISH: usize = 0;
pub const IBERIAN: usize = 1;
pub const FRENCH: usize = 2;
pub const NORTHERN: usize = 3;
pub const SLAVIC: usize = 4;
pub const ARABIC: usize = 5;
pub const SOUTHERN: usize = 6;
pub const EASTERN: usize = 7;

/// First names and family names that may stand together.
pub struct Pool {
    pub first: &'static [&'static str],
    pub family: &'static [&'static str],
}

/// One for each of the constants above.
#[rustfmt::skip]
pub const POOLS: [Pool; 8] = [
    Pool {
        first: &["Grace", "Hope", "Ruth", "Owen", "Martha", "Callum", "Iris", "Desmond", "Niamh", "Silas", "Beth", "Rowan", "Edith", "Lachlan", "Joan", "Tobias", "Mabel", "Euan", "Cora", "Alden", "Wren", "Hugh", "Sylvie", "Ned"],
        family: &["Ashdown", "Birchall", "Copeland", "Dunmore", "Eastwick", "Fairlie", "Garside", "Hollins", "Inchbald", "Jessop", "Kirkbride", "Lathom", "Merriman", "Norcross", "Oldroyd", "Pemberley", "Quill", "Ravensworth", "Stallard", "Threlfall", "Upcott", "Venning", "Wetherby", "Yardley"],
    },
    Pool {
        first: &["Lucía", "Tomás", "Inês", "Rafael", "Marisol", "Joaquim", "Pilar", "Andrés", "Beatriz", "Nuno", "Ximena", "Gael", "Catarina", "Emilio", "Jurema", "Raúl", "Noemí", "Caio", "Fátima", "Iker", "Paloma", "Duarte", "Renata", "Vasco"],
        family: &["Abrantes", "Barroso", "Calderón", "Dourado", "Escobedo", "Figueira", "Galindo", "Herrero", "Iturbide", "Junqueira", "Lozano", "Montoya", "Negrete", "Olivares", "Pacheco", "Quiroga", "Rebelo", "Saldanha", "Tavares", "Urrutia", "Valadares", "Ximenes", "Yáñez", "Zubiri"],
    },
    Pool {
        first: &["Aurélie", "Kofi", "Mathilde", "Ousmane", "Ngozi", "Bastien", "Aminata", "Tunde", "Solène", "Kwame", "Berenice", "Emeka", "Odile", "Segun", "Camille", "Moussa", "Yewande", "Loïc", "Adjoa", "Thierry", "Fatou", "Ifeanyi", "Noémie", "Mamadou"],
        family: &["Adeyemi", "Boateng", "Cissé", "Delacroix", "Ekwueme", "Fontenay", "Guèye", "Houngbo", "Ibekwe", "Joubert", "Kouassi", "Lemoine", "Mensah", "Ndiaye", "Olatunji", "Perrault", "Quenum", "Rocheteau", "Sarpong", "Traoré", "Uzoma", "Vaillant", "Wade", "Zinsou"],
    },
    Pool {
        first: &["Anneke", "Björn", "Carla", "Dirk", "Elin", "Florian", "Greta", "Henrik", "Ingrid", "Jasper", "Kirsi", "Lars", "Marit", "Niels", "Outi", "Pieter", "Ronja", "Sven", "Tilda", "Uwe", "Vera", "Wouter", "Ylva", "Zeger"],
        family: &["Aalto", "Bergqvist", "Castelein", "Dijkema", "Eberhardt", "Falkenberg", "Grönlund", "Hoogland", "Isaksson", "Jansma", "Kettunen", "Lindahl", "Magnusson", "Nieminen", "Oestergaard", "Petersen", "Quist", "Rautio", "Solberg", "Thomsen", "Uhlmann", "Vestergaard", "Wiersma", "Zandstra"],
    },
    Pool {
        first: &["Agnieszka", "Bogdan", "Celina", "Dimitris", "Eleni", "Filip", "Galina", "Hristo", "Ivana", "Jakub", "Katarzyna", "Levan", "Milena", "Nino", "Oksana", "Petra", "Radu", "Svetlana", "Tamás", "Ursula", "Vesna", "Wojciech", "Yordan", "Zsófia"],
        family: &["Antonescu", "Barbu", "Cvetkov", "Dragomir", "Erdélyi", "Farkas", "Gelashvili", "Horvat", "Ilić", "Jankauskas", "Kowalczyk", "Lytvyn", "Maričić", "Novotný", "Ozolins", "Papadakis", "Radulović", "Stoyanova", "Todorov", "Urbaniak", "Vasilenko", "Wolski", "Yankov", "Zeman"],
    },
    Pool {
        first: &["Amal", "Bassam", "Dalia", "Elif", "Farida", "Ghassan", "Hala", "Ibrahim", "Jamila", "Karim", "Layla", "Mehmet", "Nadia", "Omar", "Rania", "Salim", "Tarek", "Umayma", "Walid", "Yasmin", "Zeynep", "Hassan", "Sawsan", "Idriss"],
        family: &["Abdelwahab", "Belkacem", "Chaker", "Darwish", "Elmasri", "Fakhoury", "Gharbi", "Haddad", "Issawi", "Jabbour", "Khoury", "Lahlou", "Mansouri", "Nassar", "Oueslati", "Rahmani", "Sabbagh", "Tazi", "Uzun", "Wahba", "Yilmaz", "Zaghloul", "Benhaddou", "Shenouda"],
    },
    Pool {
        first: &["Akinyi", "Bhavana", "Chipo", "Deepa", "Esther", "Farhan", "Gitanjali", "Harpreet", "Imani", "Josphat", "Kavita", "Lakshmi", "Mercy", "Nandini", "Otieno", "Palesa", "Ranjit", "Sanjeewa", "Thandiwe", "Usha", "Vikram", "Wanjiru", "Yohannes", "Zawadi"],
        family: &["Achieng", "Bandara", "Chowdhury", "Deshmukh", "Etyang", "Fernando", "Ghimire", "Hossain", "Iyengar", "Jayawardena", "Kariuki", "Lungu", "Mokoena", "Ncube", "Odhiambo", "Perera", "Qureshi", "Raghavan", "Siddiqi", "Tadesse", "Umutoni", "Venkatesan", "Wambui", "Zulu"],
    },
    Pool {
        first: &["Anh", "Bituin", "Chiyo", "Dewi", "Eun-ji", "Fitri", "Gerardo", "Haruka", "Intan", "Jasmin", "Kenji", "Linh", "Mei", "Nurul", "Ofa", "Pim", "Rizal", "Sakura", "Thanh", "Ulani", "Wei", "Xiu", "Yuna", "Zhen"],
        family: &["Abdullah", "Baek", "Chanthara", "Dimaculangan", "Endo", "Fukuda", "Gunawan", "Hoang", "Isobe", "Jeong", "Kobayashi", "Lim", "Morita", "Nakamura", "Ong", "Pangilinan", "Qian", "Rahayu", "Salonga", "Tanaka", "Utami", "Vuong", "Wibowo", "Yeoh"],
    },
];
