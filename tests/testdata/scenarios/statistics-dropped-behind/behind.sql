drop statistics jobs_city_zip;
