-- What the first of two changes left is known although the second failed: who changes it since has drifted.
create table customers (id bigint primary key, name text default 'anybody');
create table jobs (id bigint primary key, hours int);
