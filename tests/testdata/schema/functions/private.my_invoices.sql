-- Invoices that were issued to the caller.
select isolation.own_case($$select private.my_invoices() as id$$, 'customer');
