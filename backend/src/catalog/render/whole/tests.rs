//! Order and circles, on catalogs made by hand.
