create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
insert into visits values (1, '2026-06-01');
