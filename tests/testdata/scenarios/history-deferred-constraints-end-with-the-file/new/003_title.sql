alter table jobs add column title text;
