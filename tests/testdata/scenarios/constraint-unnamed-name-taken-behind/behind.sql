alter table jobs add check (a > 0);
