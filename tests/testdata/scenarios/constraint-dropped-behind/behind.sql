alter table jobs drop constraint jobs_hours_check;
insert into jobs values (1, -4);
