-- The file changed a comment.
create table jobs (id bigint primary key);
comment on table jobs is 'what is done for a customer; it''s one visit or more';
