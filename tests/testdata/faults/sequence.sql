-- Sequence
-- @want
create sequence numbers increment by 2;
-- @old
create sequence numbers increment by 5;
-- @behind
alter sequence numbers increment by 9;
-- @rows
select nextval('numbers');
