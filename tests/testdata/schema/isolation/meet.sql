-- What everybody reads, the second world, and what everybody reads then: in one transaction, so that no clock runs between.

begin;
select isolation.refresh();
select isolation.look_before();
do $$
declare
  made record;
  lost text;
begin
  select * into made from isolation.clone();
  assert made.tables > 150 and made.rows > made.tables, format('%s tables, %s rows', made.tables, made.rows);
  select string_agg(format('%s: %s', name, rows), ', ') into lost from isolation.orphans();
  assert lost is null, 'references that lead nowhere: ' || lost;
end $$;
select isolation.refresh();
select isolation.look_after();
commit;
