-- $1: the issue; $2: the file; $3: what was written into it; $4: the phase; $5: the deployment.
insert into wrench_store.repair (issue_id, file, sql, phase, deployment) values ($1, $2, $3, $4, $5)
