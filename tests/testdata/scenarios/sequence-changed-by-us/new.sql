-- The step of the sequence changed in the file; it counts on from where it is.
create sequence invoice_numbers start 1000 increment 10;
