//! Every paper as a PDF, to be looked at: forty people, long names, names that look like code, every
//! script, large print. Takes the folder as its argument.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for the terminal")]

use std::{fs, path::PathBuf};

use follow_on_core::{
    SCHEMA, groups, meetings,
    papers::{Paper, PaperOptions, PaperRequest, Printed, gather},
    platform::{GroupId, MemberId, Now, Vault},
    telling::{Chosen, Message, Telling},
};

/// Made up, and awkward: names as long and as strange as they come.
const PEOPLE: &[&str] = &[
    "Maureen Okafor",
    "Siân Prydderch-Llywelyn",
    "Tomasz Wilczek",
    "Γεωργία Παπαδοπούλου",
    "Ольга Кузнецова",
    "فاطمة الزهراء",
    "שרה כהן",
    "प्रिया शर्मा",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "王小明",
    "Nguyễn Thị Hương",
    "<b>Robert</b> #strong[Tables]",
    "Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Majoribanks of Westerby",
];

async fn hall(people: usize) -> (Vault, Now, GroupId, Vec<MemberId>) {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let now = Now::of("2026-11-20T10:00:00Z".parse().unwrap());
    let group =
        groups::create(&vault, &now, "St Aidan’s Tuesday group", "", &[], Some("Dilip Chaudhari")).await.unwrap().group;
    let mut members = Vec::new();
    for n in 0..people {
        let name = PEOPLE.get(n).map_or_else(|| format!("Person {n:02} Made-Up"), |name| (*name).to_owned());
        members.push(groups::add_member(&vault, &now, group, &name, "", "", &[]).await.unwrap().member);
    }
    let dates = ["2026-11-24", "2026-12-22", "2027-01-19", "2027-02-16"].map(|date| date.parse().unwrap());
    let (starts, place) = ("10:30:00".parse().unwrap(), "St Aidan’s Church Hall, Westerby");
    meetings::plan(&vault, &now, group, &dates, starts, 120, place).await.unwrap();
    (vault, now, group, members)
}

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "papers".into()));
    fs::create_dir_all(&folder).unwrap();
    let (vault, now, group, members) = hall(40).await;
    for paper in Paper::ALL {
        for (look, large, names) in [("usual", false, true), ("large", true, true), ("no-names", false, false)] {
            if look == "no-names" && !matches!(paper, Paper::Register | Paper::Agenda) {
                continue;
            }
            let telling = Telling { group, message: Message::Invitation, meeting: None };
            let request = PaperRequest {
                group,
                meeting: None,
                papers: vec![*paper],
                options: PaperOptions { large, black_and_white: large, names },
                message: Some(Chosen { telling, members: members[..2].to_vec() }),
            };
            let sheets = gather(&vault, &now, &request, true).await.unwrap();
            let printed = Printed::make(&sheets).unwrap();
            let name = format!("{}-{look}", paper.text());
            fs::write(folder.join(format!("{name}.pdf")), printed.pdf().unwrap()).unwrap();
            println!("{name}: {} pages, letters missing: {}", printed.pages(), printed.missing_letters());
        }
    }
}
