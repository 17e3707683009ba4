-- exit: 4
-- at: copy seen from program 'cat {secret}';
-- says: error[unsafe-statement]: `copy` cannot be deployed: it runs a program on the server
create table seen (line text);
copy seen from program 'cat {secret}';
