create schema trade;
create table trade.jobs (id int);
create table quotes (id int);
