//! The groups of the made-up pain service, in numbers: what comes out of years of programmes. Fifteen
//! that meet, one that rests, one that is being set up, ten that have ended; most do well and three do not.

use chrono::Weekday;

use crate::{
    demo::names,
    groups::life::Ending,
    needs::Need,
    reasons::Reason::{
        self, DayOrTime, DontKnow, GettingThere, GotWhatNeeded, MoreStaffHelp, NoConnection, PainOrHealth,
        WorkCaringFamily,
    },
    venues::Access,
};

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Meets,
    /// Back in so many days.
    Rests(u64),
    Ended(Ending),
}

/// One group.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub name: &'static str,
    pub place: &'static str,
    pub day: Weekday,
    pub starts: (u32, u32),
    /// Weeks between meetings.
    pub every: u64,
    /// Months since it was set up.
    pub months: u64,
    /// Weeks since it last met, to the week of its next day.
    pub ago: u64,
    /// People on its list, those who run it first.
    pub people: usize,
    /// The names of the first of them; the others are made up as they come.
    pub named: &'static [&'static str],
    pub hosts: usize,
    /// How many came to the meetings that the service has on record, oldest first.
    pub came: &'static [usize],
    /// Who has left, and why.
    pub left: &'static [Reason],
    pub stands: Stands,
}

const MEETS: Plan = Plan {
    name: "",
    place: "",
    day: Weekday::Tue,
    starts: (10, 30),
    every: 4,
    months: 24,
    ago: 4,
    people: 6,
    named: &[],
    hosts: 2,
    came: &[],
    left: &[],
    stands: Stands::Meets,
};

const ENDED: Plan = Plan { people: 4, came: &[4, 3, 3], starts: (14, 0), ..MEETS };

const LIBRARY: &str = "Westerby Library";
const ST_AIDANS: &str = "St Aidan\u{2019}s Church Hall, Westerby";
const MOOR_ROAD: &str = "Moor Road Centre, Castle Moor";
const METHODISTS: &str = "Methodist Hall, Hollin Bank";
const PENFOLD: &str = "Penfold Community Centre";

pub const GROUPS: &[Plan] = &[
    Plan {
        name: "Canal Side group",
        place: "Canal Side Caf\u{e9}, Hollin Bank",
        months: 61,
        ago: 13,
        people: 3,
        came: &[4, 3, 3, 3, 3, 4, 3, 3],
        left: &[PainOrHealth, DontKnow],
        ..MEETS
    },
    Plan {
        name: "Bowls Club group",
        place: "Penfold Bowls Club",
        months: 44,
        people: 5,
        came: &[4, 4, 5, 4, 4, 4, 2, 1],
        left: &[GettingThere],
        ..MEETS
    },
    Plan {
        name: "Sunrise Caf\u{e9} group",
        place: "Sunrise Caf\u{e9}, Hollin Bank",
        day: Weekday::Thu,
        months: 30,
        people: 7,
        hosts: 1,
        came: &[6, 5, 6, 6, 5, 5, 2, 3],
        left: &[NoConnection, DontKnow],
        ..MEETS
    },
    Plan {
        name: "St Aidan\u{2019}s Tuesday group",
        place: ST_AIDANS,
        months: 13,
        people: 12,
        named: names::ST_AIDANS,
        hosts: 3,
        came: &[9, 8, 9, 7, 8, 8, 7, 9, 8],
        left: &[WorkCaringFamily],
        ..MEETS
    },
    Plan {
        name: "Library Thursday group",
        place: LIBRARY,
        day: Weekday::Thu,
        starts: (14, 0),
        months: 52,
        people: 4,
        came: &[3, 4, 3, 3, 2, 3, 3, 3],
        ..MEETS
    },
    Plan {
        name: "Moor Road Monday group",
        place: MOOR_ROAD,
        day: Weekday::Mon,
        starts: (18, 30),
        every: 3,
        ago: 3,
        months: 9,
        people: 7,
        came: &[5, 6, 5, 4, 5, 4],
        ..MEETS
    },
    Plan {
        name: "Gurdwara Hall group",
        place: "Gurdwara Hall, Castle Moor",
        day: Weekday::Wed,
        months: 27,
        people: 5,
        came: &[4, 4, 3, 4, 3, 4, 4, 4],
        left: &[GotWhatNeeded],
        ..MEETS
    },
    Plan {
        name: "Friday Flask group",
        place: METHODISTS,
        day: Weekday::Fri,
        months: 70,
        people: 4,
        came: &[3, 4, 3, 3, 4, 3, 3, 3],
        ..MEETS
    },
    Plan {
        name: "Penfold Evening group",
        place: PENFOLD,
        day: Weekday::Wed,
        starts: (19, 0),
        months: 17,
        people: 8,
        came: &[6, 5, 5, 6, 5, 4, 5, 5],
        left: &[DayOrTime, DontKnow],
        ..MEETS
    },
    Plan {
        name: "Chapel Street group",
        place: "Chapel Street Rooms, Westerby",
        day: Weekday::Mon,
        months: 22,
        people: 7,
        came: &[6, 5, 6, 6, 5, 5, 6, 6],
        ..MEETS
    },
    Plan {
        name: "Allotment group",
        place: MOOR_ROAD,
        day: Weekday::Tue,
        starts: (14, 0),
        months: 36,
        people: 9,
        hosts: 3,
        came: &[8, 8, 7, 8, 8, 7, 8, 8],
        ..MEETS
    },
    Plan {
        name: "Westerby Online group",
        place: "Online",
        day: Weekday::Wed,
        starts: (19, 0),
        every: 2,
        ago: 2,
        months: 33,
        people: 5,
        came: &[4, 3, 4, 4, 3, 4, 4, 4],
        left: &[DontKnow],
        ..MEETS
    },
    Plan {
        name: "Mosque Centre group",
        place: "Mosque Centre, Castle Moor",
        day: Weekday::Sun,
        starts: (15, 0),
        months: 15,
        people: 6,
        came: &[4, 5, 4, 4, 5, 4, 5],
        ..MEETS
    },
    Plan {
        name: "Quaker House group",
        place: "Quaker House, Hollin Bank",
        day: Weekday::Fri,
        months: 78,
        people: 7,
        came: &[5, 5, 5, 6, 5, 5, 4, 5],
        left: &[PainOrHealth],
        ..MEETS
    },
    Plan {
        name: "New Leaf group",
        place: LIBRARY,
        day: Weekday::Sat,
        starts: (11, 0),
        months: 6,
        people: 9,
        came: &[8, 7, 6, 7],
        left: &[MoreStaffHelp],
        ..MEETS
    },
    Plan {
        name: "Orchard Road group",
        place: METHODISTS,
        day: Weekday::Wed,
        months: 19,
        ago: 10,
        people: 6,
        came: &[5, 4, 4, 4],
        stands: Stands::Rests(75),
        ..MEETS
    },
    Plan { name: "Station Lane group", place: LIBRARY, ago: 20, stands: Stands::Ended(Ending::Friends), ..ENDED },
    Plan {
        name: "Mill Pond group",
        place: PENFOLD,
        months: 30,
        ago: 38,
        stands: Stands::Ended(Ending::TooFew),
        ..ENDED
    },
    Plan {
        name: "Harbour Street group",
        place: LIBRARY,
        months: 40,
        ago: 55,
        stands: Stands::Ended(Ending::NoHost),
        ..ENDED
    },
    Plan {
        name: "Viaduct group",
        place: MOOR_ROAD,
        months: 46,
        ago: 70,
        stands: Stands::Ended(Ending::Merged),
        ..ENDED
    },
    Plan {
        name: "Bus Station group",
        place: PENFOLD,
        months: 50,
        ago: 88,
        stands: Stands::Ended(Ending::Arrangements),
        ..ENDED
    },
    Plan {
        name: "Weir Cottage group",
        place: METHODISTS,
        months: 53,
        ago: 101,
        stands: Stands::Ended(Ending::NotNeeded),
        ..ENDED
    },
    Plan {
        name: "Park Gate group",
        place: ST_AIDANS,
        months: 56,
        ago: 120,
        stands: Stands::Ended(Ending::TooFew),
        ..ENDED
    },
    Plan {
        name: "Old Bakery group",
        place: METHODISTS,
        months: 60,
        ago: 140,
        stands: Stands::Ended(Ending::Friends),
        ..ENDED
    },
    Plan {
        name: "Corn Mill group",
        place: PENFOLD,
        months: 66,
        ago: 160,
        stands: Stands::Ended(Ending::NoHost),
        ..ENDED
    },
    Plan {
        name: "Riverside group",
        place: MOOR_ROAD,
        months: 72,
        ago: 190,
        stands: Stands::Ended(Ending::TooFew),
        ..ENDED
    },
];

/// The group that is being set up, from a programme that ended two weeks ago.
pub const NEXT: Plan =
    Plan { name: "Beck Lane group", place: "Beck Lane Hall, Westerby", months: 0, people: 5, hosts: 1, ..MEETS };

/// The group that another one became part of.
pub const MERGED_WITH: &str = "Allotment group";

/// Months up to which groups come from a programme that is on record.
pub const ON_RECORD: u64 = 13;

/// Who is on the newest programme too, and was written down a second time.
pub const TWICE: &str = "Grace Adeyemi";

/// What somebody of a group needs, one after the other.
pub const NEEDS: &[&[(Need, &str)]] = &[
    &[(Need::ChairWithArms, ""), (Need::Breaks, "Lies down for ten minutes half way")],
    &[(Need::LargePrint, "18 point")],
    &[(Need::HearingLoop, ""), (Need::SeeFaces, "")],
    &[(Need::StepFree, "Uses a frame")],
    &[(Need::Reminder, "A text the day before"), (Need::MetAtDoor, "")],
];

/// What a place has not got, one after the other.
pub const LACKS: &[Access] = &[Access::HearingLoop, Access::Parking, Access::RoomToMove, Access::PhoneSignal];

pub const FIRST_NAMES: &[&str] = &[
    "Maureen",
    "Dilip",
    "Grace",
    "Tomasz",
    "Parveen",
    "Colin",
    "Si\u{e2}n",
    "Winston",
    "Ruth",
    "Kofi",
    "Margaret",
    "Imran",
    "Jean",
    "Piotr",
    "Farida",
    "Les",
    "Joy",
    "Brian",
    "Bronagh",
    "Hilary",
    "Devinder",
    "Carys",
    "Norman",
    "Blessing",
    "Roy",
    "Agnieszka",
    "Sheila",
    "Omar",
    "Glenys",
    "Aled",
    "Bernice",
    "Connie",
    "Fergus",
    "Hazel",
    "Iqbal",
    "Nuala",
    "Yusuf",
    "Olwen",
    "Sunil",
    "Mei-Lin",
];

pub const SURNAMES: &[&str] = &[
    "Okafor",
    "Chaudhari",
    "Adeyemi",
    "Wilczek",
    "Akhtar",
    "Braithwaite",
    "Prydderch",
    "Charles-Bell",
    "Feldman",
    "Asante",
    "Illingworth",
    "Sheikh",
    "Mackintosh",
    "Zielak",
    "Noor",
    "Cartwright",
    "Amankwah",
    "Tuffley",
    "Doherty",
    "Stokes",
    "Gill",
    "Pugh",
    "Ashworth",
    "Eze",
    "Pemberton",
    "Nowak",
    "Bright",
    "Haddad",
    "Rowe",
    "Morgan",
    "Oyelaran",
    "Blackwood",
    "Tait",
    "Mbeki",
    "Rashid",
    "Keane",
    "Rahmani",
    "Parry",
    "Desai",
    "Tan",
    "O\u{2019}Shea",
];
