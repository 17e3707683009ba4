create sequence invoices start 100;
