alter table jobs alter column code type bigint;
