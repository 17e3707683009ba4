alter policy own_jobs on jobs using (true);
