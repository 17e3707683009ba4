-- exit: 4
-- at: copy seen from '{secret}';
-- says: error[unsafe-statement]: `copy` cannot be deployed: it reads or writes a file of the server
create table seen (line text);
copy seen from '{secret}';
