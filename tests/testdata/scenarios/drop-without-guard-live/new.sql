-- What is live is dropped by nobody's accident.
drop table legacy;
create table crews (id bigint primary key);
