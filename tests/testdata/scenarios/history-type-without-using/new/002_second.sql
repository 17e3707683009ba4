alter table jobs alter column code type integer;
