create table jobs (a int, b int);
