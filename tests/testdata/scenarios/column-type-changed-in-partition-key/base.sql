create table t (id int, at date, primary key (id, at)) partition by range (at);
