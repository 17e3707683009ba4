create view codes as select 1 as code, 2 as other;
