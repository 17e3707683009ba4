-- Without the flag it is refused as ever, and says what the flag would meet.
create table customers (id bigint primary key, phone text not null);
