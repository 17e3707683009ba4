-- Range type
-- @want
create type span as range (subtype = timestamptz);
-- @old
create type span as range (subtype = timestamp);
-- @behind
drop type span;
-- @rows
create table zz_by_hand (s span);
insert into zz_by_hand values ('[2025-01-01,2025-01-02)');
