alter table jobs add column status text;
update jobs set status = 'open';
