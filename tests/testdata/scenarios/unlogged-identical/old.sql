create unlogged table positions (technician bigint primary key, at point);
