-- A deployment begins.
insert into wrench.deployment (id, status, tool_version, git_commit, phases)
values ($1, 'running', $2, $3, $4)
