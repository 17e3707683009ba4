-- The schema goes with what is in it.
create table quotes (id int);
