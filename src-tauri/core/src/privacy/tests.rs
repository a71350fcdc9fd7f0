use super::*;

#[test]
fn who_may_see_what() {
    use Audience::{Hosts, Service};
    use Purpose::{GroupKeepsInTouch, HoldDetails, HostHasContacts, ServiceMayAsk};
    use What::{Contacts, ContactsAfterLeaving, Name};
    let check = |what, to, needs: Purpose| {
        assert!(may_show(what, to, &[needs]), "{what:?} to {to:?}");
        let others: Vec<_> = Purpose::ALL.iter().copied().filter(|purpose| *purpose != needs).collect();
        assert!(!may_show(what, to, &others), "{what:?} to {to:?} needs {needs:?}");
        assert!(!may_show(what, to, &[]), "{what:?} to {to:?} by silence");
    };
    check(Name, Hosts, HoldDetails);
    check(Name, Service, HoldDetails);
    check(Contacts, Hosts, HostHasContacts);
    check(Contacts, Service, HoldDetails);
    check(ContactsAfterLeaving, Hosts, GroupKeepsInTouch);
    check(ContactsAfterLeaving, Service, ServiceMayAsk);
}
