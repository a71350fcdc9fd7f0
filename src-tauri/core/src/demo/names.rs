//! Made-up people. Any likeness is chance.

/// Who is at the laptop.
pub const YOU: &str = "Maureen Okafor";

pub const ST_AIDANS: &[&str] = &[
    "Dilip Chaudhari",
    "Grace Adeyemi",
    "Parveen Akhtar",
    "Colin Braithwaite",
    "Winston Charles-Bell",
    "Ruth Feldman",
    "Margaret Illingworth",
    "Jean Mackintosh",
    "Si\u{e2}n Prydderch",
    "Yusuf Rahmani",
    "Tomasz Wilczek",
];

pub const HARBOUR_STREET: &[&str] = &[
    "Imran Sheikh",
    "Bronagh Doherty",
    "Ann Thistlewood",
    "Ann Pargeter",
    "Kofi Asante",
    "Lesley O\u{2019}Shea",
    "Gwilym Bowen",
    "Mei-Lin Tan",
];

pub const MILLBROOK: &[&str] =
    &["Shona Drummond", "Piotr Zielak", "Farida Noor", "Les Cartwright", "Joy Amankwah", "Brian Tuffley"];

pub const ORCHARD_ROAD: &[&str] =
    &["Hilary Stokes", "Devinder Gill", "Carys Pugh", "Norman Ashworth", "Blessing Eze", "Tess Fairley"];

pub const STATION_LANE: &[&str] = &["Roy Pemberton", "Agnieszka Nowak", "Sheila Bright", "Omar Haddad", "Glenys Rowe"];

/// Guests, by first name.
pub const GUESTS: &[&str] = &["Anne", "Derek", "Samira"];

/// Who came to a group by word of mouth.
pub const FOUND_IT: &[&str] = &["Colin Braithwaite", "Grace Adeyemi", "Imran Sheikh"];

/// Who said maybe to a group, and may be named.
pub const MAYBE: &[&str] = &["Olwen Parry", "Sunil Desai", "Carol Whitcombe"];

/// Who said no to a group, and may be named.
pub const NO: &[&str] = &["Derek Haslam", "Teresa Quigley", "Wojciech Nowak"];

/// The people of a programme that has just ended.
pub const JUST_ENDED: &[&str] = &[
    "Aled Morgan",
    "Bernice Oyelaran",
    "Connie Blackwood",
    "Fergus Tait",
    "Hazel Mbeki",
    "Iqbal Rashid",
    "Nuala Keane",
];
