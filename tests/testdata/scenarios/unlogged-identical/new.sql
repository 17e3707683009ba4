-- An unlogged table is there already, exactly as declared.
create unlogged table positions (technician bigint primary key, at point);
