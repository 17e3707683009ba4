-- exit: 4
-- at: create extension
-- says: error[unproved]
create extension plpython3u;
create function f() returns text language plpython3u as 'return open("{secret}").read()';
