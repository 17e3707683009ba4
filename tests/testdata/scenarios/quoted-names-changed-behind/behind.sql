alter table "Job Notes" alter column "select" set default 'b';
