drop text search configuration jobs_search;
