-- Two values are no numbers; they are counted, and their keys are named.
create table jobs (id bigint primary key, code integer);
