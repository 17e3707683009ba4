alter table jobs disable row level security;
