use super::*;

#[test]
fn people_are_told_apart_by_as_little_as_it_takes() {
    let check = |names: &[&str], expected: &[&str]| assert_eq!(short_names(names), expected);
    check(&["Maureen Okafor", "Dilip Chaudhari"], &["Maureen", "Dilip"]);
    check(&["Ann Thomas", "Ann Price", "Anna Price"], &["Ann T", "Ann P", "Anna"]);
    check(&["Ann Thomas", "Ann Tate"], &["Ann Th", "Ann Ta"]);
    check(&["Ann", "Ann Tate"], &["Ann", "Ann T"]);
    check(&["ann tate", "Ann Tate"], &["ann tate", "Ann Tate"]);
    check(&["Ann de Vries", "Ann d"], &["Ann de", "Ann d"]);
    check(&["Siân", "Yusuf Rahmani", ""], &["Siân", "Yusuf", ""]);
    check(&["李 小龙", "李 明"], &["李 小", "李 明"]);
}
