-- Label and use in one block: nothing can commit between them.
create type mood as enum ('a', 'b');
create table jobs (id bigint primary key, m mood);
do $$ begin
    alter type mood add value 'c';
    alter table jobs alter column m set default 'c';
end $$;
