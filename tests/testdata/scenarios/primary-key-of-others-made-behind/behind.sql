alter table jobs drop constraint jobs_key, add constraint jobs_by_hand primary key (b);
