-- Nothing uses the collation, so it can be made again.
create collation by_number (provider = icu, locale = 'en-u-kn-true');
