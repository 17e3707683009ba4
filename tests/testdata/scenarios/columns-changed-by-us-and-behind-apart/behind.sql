alter table jobs alter column hours set default 8;
