alter publication app_changes drop table jobs;
