-- A domain that is not there, used by the next statement.
create domain phone_number as text collate "C" default '-' not null
    constraint phone_shape check (value ~ '^[0-9-]+$');
comment on domain phone_number is 'Digits and dashes.';
comment on constraint phone_shape on domain phone_number is 'As dialled.';
create table customers (id bigint primary key, phone phone_number, others phone_number[]);
