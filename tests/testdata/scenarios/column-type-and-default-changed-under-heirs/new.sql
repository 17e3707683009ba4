-- An heir's view and trigger are in the way of a change of the parent.
create table t (id bigint primary key, n bigint default 7, s text default 'x');
create table c1 (extra int) inherits (t);
create view cv as select n from c1;
create function trg() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before update of n on c1 for each row execute function trg();
