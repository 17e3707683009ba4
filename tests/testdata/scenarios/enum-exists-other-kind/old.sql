create domain job_status as text check (value in ('draft', 'done'));
