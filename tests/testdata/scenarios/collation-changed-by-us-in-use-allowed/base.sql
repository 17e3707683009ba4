create collation bn (provider = icu, locale = 'en-u-kn-true', deterministic = false);
create table jobs (id bigint primary key, code text collate bn, code2 text);
create index jc on jobs (code2 collate bn);
create view jv as select code from jobs;
