create table visits (id bigint, day date not null, primary key (id, day)) partition by range (day);
create table visits_2025 partition of visits for values from ('2025-01-01') to ('2026-01-01');
create index visits_day_idx on visits (day);
