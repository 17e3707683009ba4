insert into faxes values (1);
