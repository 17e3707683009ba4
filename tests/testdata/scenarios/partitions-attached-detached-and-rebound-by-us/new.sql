-- One partition leaves, one comes, one gets another bound; no row is lost.
create table ev (id bigint not null, at date not null, n int check (n > 0), primary key (id, at)) partition by range (at);
create index evn on ev (n);
create table ev_24 (id bigint not null, at date not null, n int constraint ev_n_check check (n > 0), primary key (id, at));
create index ev_24_n_idx on ev_24 (n);
create table ev_25 partition of ev for values from ('2025-01-01') to ('2025-07-01');
create table ev_26 partition of ev for values from ('2026-01-01') to ('2027-01-01');
