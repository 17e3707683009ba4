-- Two of three history files are applied; the third follows and no row is inserted twice.
create table jobs (id bigint primary key, title text);
