create sequence s minvalue 1 maxvalue 1000;
create sequence d minvalue 1 maxvalue 1000;
create sequence own;
create table t (id serial primary key, z serial);
alter sequence t_z_seq owned by none;
