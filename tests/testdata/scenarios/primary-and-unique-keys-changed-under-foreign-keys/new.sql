-- Foreign keys go before the keys they refer to and come back with comments.
create table a (id bigint not null, code text, constraint apk primary key (code), constraint ac unique (id));
create table b (id bigint primary key, a bigint constraint bfk references a(id), c text references a(code));
comment on constraint bfk on b is 'x';
create view av as select id, code, count(*) from a group by id, code;
