insert into visits values (1, '2025-06-01');
