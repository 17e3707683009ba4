-- The sequence is there already and has counted on.
create sequence invoice_numbers start 1000 increment 1;
