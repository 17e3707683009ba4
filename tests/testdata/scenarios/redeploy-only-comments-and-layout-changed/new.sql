-- Only SQL comments and the layout of the file changed; tokens are the same.
create table customers (
  id bigint primary key, -- never reused
  name text              /* as on the invoice */
);
