drop table if exists drafts;
drop index if exists drafts_idx;
