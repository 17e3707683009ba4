insert into "Job Notes" values (1, 'won''t do');
