create view job_titles as select title from jobs;
