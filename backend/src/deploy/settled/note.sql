-- The deployment left nothing to do.
insert into wrench.settled (deployment_id, key, catalogs, next_transaction) values ($1, $2, $3, $4)
