-- A deployment begins.
insert into wrench.deployment (id, status, tool_version, git_commit, phases)
values ($1, 'running', $2, $3, $4)
-- Where the answer to the first try was lost.
on conflict (id) do nothing
