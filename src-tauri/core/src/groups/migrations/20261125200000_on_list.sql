-- A group's list a page at a time, in the order in which it is shown.
CREATE INDEX member_on_list ON member (group_id, host DESC, name, id) WHERE present = 1 AND same_as IS NULL;
