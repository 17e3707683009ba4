-- The file no longer declares a foreign table; its rows stay where they are.
create extension postgres_fdw;
create server books foreign data wrapper postgres_fdw options (host 'books.example', dbname 'books');
create user mapping for current_user server books options (user 'reader', password 'hush');
