-- Who asked, or was told. Decisions are read by the day they were made, for one member or a whole group.
ALTER TABLE permission ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
DROP INDEX permission_member;
CREATE INDEX permission_member ON permission (member_id, decided);
CREATE INDEX permission_group ON permission (group_id, decided);
-- Whom the service may ask: everybody who said yes to one purpose.
CREATE INDEX permission_yes ON permission (purpose, member_id) WHERE decision = 'given';
