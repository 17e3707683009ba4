alter publication app_changes add table invoices;
