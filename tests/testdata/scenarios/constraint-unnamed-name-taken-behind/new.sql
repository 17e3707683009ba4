-- Somebody else has a check under the name that the server would choose for the new one.
create table jobs (a int check (a < 100), b int);
