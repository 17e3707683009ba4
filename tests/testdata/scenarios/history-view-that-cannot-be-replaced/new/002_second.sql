create or replace view codes as select 1 as code;
