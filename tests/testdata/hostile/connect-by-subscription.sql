-- exit: 4
-- at: create subscription s connection '{targe
-- says: error[cluster-statement]: `create subscription` changes the whole server
create subscription s connection '{target}' publication p;
