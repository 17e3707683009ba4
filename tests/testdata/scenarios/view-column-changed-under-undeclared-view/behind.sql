create view somebodys_report as select status from open_jobs;
