drop view titles;
drop function one();
alter table jobs rename column title to name;
