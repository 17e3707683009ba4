insert into people values (1, 'a');
insert into jobs values (1, 1);
alter table people rename constraint people_key to people_id;
alter table jobs rename constraint jobs_who to jobs_person;
alter index people_mail rename to people_post;
