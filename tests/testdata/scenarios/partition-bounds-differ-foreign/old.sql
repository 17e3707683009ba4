create table visits (id bigint, day date not null) partition by range (day);
create table visits_2025 partition of visits for values from ('2025-01-01') to ('2025-07-01');
