create table people (id int constraint people_key primary key, mail text);
create unique index people_mail on people (mail);
create table jobs (id int primary key, who int constraint jobs_who references people);
