create table a (id bigint, code text, constraint apk primary key (id), constraint ac unique (code));
create table b (id bigint primary key, a bigint constraint bfk references a, c text references a(code));
comment on constraint bfk on b is 'x';
create view av as select id, code, count(*) from a group by id;
