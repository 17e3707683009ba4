-- Table and views go together.
create table quotes (id int);
