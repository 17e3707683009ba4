-- The third file changes only rows; somebody says that it shall run.
create table jobs (id bigint primary key, title text not null);
