create table jobs (a int not null, b int not null, constraint jobs_key primary key (a));
