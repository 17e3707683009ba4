create table visits (id bigint primary key, during int4range);
insert into visits values (1, '[1,5)'), (2, '[4,8)'), (3, '[9,10)');
