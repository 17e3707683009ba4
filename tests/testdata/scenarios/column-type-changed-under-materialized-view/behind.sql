insert into jobs values (1, 4, 'a'), (2, 4, 'b'); refresh materialized view busy;
