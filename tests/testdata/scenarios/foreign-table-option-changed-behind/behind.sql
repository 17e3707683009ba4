alter foreign table invoices options (set table_name 'drafts');
