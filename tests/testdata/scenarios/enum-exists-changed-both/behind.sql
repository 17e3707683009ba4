alter type job_status rename value 'scheduled' to 'planned';
