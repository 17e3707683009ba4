-- Up to 16 a label added to a new type cannot be used in the same transaction.
create type mood as enum ('calm');
alter type mood add value 'busy';
create table jobs (id int, mood mood default 'busy');
