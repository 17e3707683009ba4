insert into jobs values (1, row('High Street', 'Leeds'));
