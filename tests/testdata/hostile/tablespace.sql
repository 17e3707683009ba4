-- exit: 4
-- at: create tablespace t location '{folder}';
-- says: error[cluster-statement]: `create tablespace` changes the whole server
create tablespace t location '{folder}';
