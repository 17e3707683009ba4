update jobs set hours = 1;
