create table trades (id bigint primary key, name text);
insert into trades values (1, 'plumbing');
