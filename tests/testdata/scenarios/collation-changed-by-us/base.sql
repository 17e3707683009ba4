create collation by_number (provider = icu, locale = 'en');
