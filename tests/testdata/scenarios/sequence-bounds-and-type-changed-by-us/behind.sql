select setval('s', 5), setval('d', 500);
