-- The file no longer declares a rule.
create table jobs (id bigint primary key, done boolean);
