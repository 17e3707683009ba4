-- The live type lacks an attribute at the end.
create type address as (street text, city text);
