-- exit: 4
-- at: alter system set archive_command = 'touc
-- says: error[cluster-statement]: `alter system` changes the whole server
alter system set archive_command = 'touch {folder}/owned';
