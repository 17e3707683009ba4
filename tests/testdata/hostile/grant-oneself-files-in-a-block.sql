-- exit: 1
-- at: do $$ begin
-- says: (SQLSTATE 42501)
create table seen (line text);
do $$ begin
  execute 'grant pg_read_server_files to ' || quote_ident(current_user);
  execute 'copy seen from ''{secret}''';
end $$;
