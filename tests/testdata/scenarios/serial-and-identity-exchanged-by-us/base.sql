create table t (id serial primary key, n text);
create table u (id bigint generated always as identity primary key);
create table w (id bigserial, n text);
alter sequence w_id_seq rename to wseq;
grant usage on sequence t_id_seq to pg_monitor;
grant usage on sequence u_id_seq to pg_monitor;
