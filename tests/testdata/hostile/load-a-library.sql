-- exit: 4
-- at: load '{folder}/library';
-- says: error[unsafe-statement]: `load` cannot be deployed: it loads a library into the server
load '{folder}/library';
