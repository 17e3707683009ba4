create table faxes (id serial primary key, body text);
create table calls (id int primary key, number serial);
