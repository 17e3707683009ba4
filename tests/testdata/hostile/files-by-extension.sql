-- exit: 4
-- at: create extension file_fdw;
-- says: error[unproved]: unproved: the private server lacks extension "file_fdw"
create extension file_fdw;
