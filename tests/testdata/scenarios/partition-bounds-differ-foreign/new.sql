-- The live partition ends earlier than the declared one.
create table if not exists visits (id bigint, day date not null) partition by range (day);
create table if not exists visits_2025 partition of visits for values from ('2025-01-01') to ('2026-01-01');
