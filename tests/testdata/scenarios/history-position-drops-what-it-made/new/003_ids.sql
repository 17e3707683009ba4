create view ids as select id from jobs;
