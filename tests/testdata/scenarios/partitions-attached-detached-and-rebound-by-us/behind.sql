insert into ev values (1,'2024-05-05',1),(2,'2025-01-05',2); insert into ev_26 values (3,'2026-03-03',3);
