create table jobs (a int, b int, constraint jobs_a_check check (a > 0), constraint jobs_a_check1 check (a < 100));
