drop index jobs_status_idx;
