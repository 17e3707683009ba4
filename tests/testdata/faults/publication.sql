-- Publication
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create publication changes for table jobs;
-- @less

-- @old
create publication changes for table jobs with (publish = 'insert');
-- @behind
alter publication changes set (publish = 'delete');
