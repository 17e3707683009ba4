update jobs set status = 'open' where status = 'new';
