-- exit: 1
-- at: create function f() returns int language
-- says: permission denied for language c (SQLSTATE 42501)
create function f() returns int language c as '{folder}/library', 'f';
