-- An exclusion constraint is there already, exactly as declared.
create table bookings (id bigint primary key, during tstzrange, constraint bookings_no_overlap exclude using gist (during with &&));
