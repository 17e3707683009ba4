comment on table jobs is 'ask Mia';
