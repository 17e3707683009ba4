-- The third file calls a function whose effect nobody sees.
create table jobs (id bigint primary key, title text not null);
