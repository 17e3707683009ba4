-- Rows that a deploy must not lose.
insert into "User" (uid, "displayName", email) select 'u' || n, 'User ' || n, 'u' || n || '@example.org' from generate_series(1, 5) n;
insert into "Team" (id, name) values ('t1', 'Payments'), ('t2', 'Search');
insert into "TeamMember" (id, role, "userUid", "teamID") values ('m1', 'OWNER', 'u1', 't1'), ('m2', 'EDITOR', 'u2', 't1'), ('m3', 'VIEWER', 'u3', 't2');
insert into "TeamCollection" (id, "parentID", "teamID", title, "orderIndex", "updatedOn")
values ('c1', null, 't1', 'Invoices', 1, now()), ('c2', 'c1', 't1', 'Refunds', 1, now());
insert into "TeamRequest" (id, "collectionID", "teamID", title, request, "orderIndex", "updatedOn")
values ('r1', 'c1', 't1', 'List', '{"method": "GET"}', 1, now()), ('r2', 'c2', 't1', 'Make', '{"method": "POST"}', 1, now());
insert into "UserHistory" (id, "userUid", "reqType", request, "responseMetadata", "isStarred")
select 'h' || n, 'u1', case when n % 2 = 0 then 'REST' else 'GQL' end::"ReqType", '{}', '{}', n % 3 = 0 from generate_series(1, 12) n;
insert into "Shortcode" (id, request, "creatorUid") values ('s1', '{}', 'u1'), ('s2', '{}', null);
insert into "Account" (id, "userId", provider, "providerAccountId") values ('a1', 'u1', 'github', '1');
