create table bookings (id bigint primary key, during tstzrange, constraint bookings_no_overlap exclude using gist (during with &&));
