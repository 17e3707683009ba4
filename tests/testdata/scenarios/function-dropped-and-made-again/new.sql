-- The result type changes on the way.
create function one() returns int language sql as 'select 1';
drop function one();
create function one() returns text language sql as $$select 'a'$$;
