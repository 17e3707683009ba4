-- The old key goes before the new one comes.
create table jobs (id int constraint new_key primary key);
