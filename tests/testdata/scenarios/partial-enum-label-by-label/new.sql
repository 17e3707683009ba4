-- The first of two labels is committed, the second is refused: the type is then neither what it was nor what is declared.
create type mood as enum ('ok');
alter type mood add value 'glad';
alter type mood add value 'sad';
