-- Nothing is called like that; something is called almost like it.
drop table custmers;
create table crews (id bigint primary key);
