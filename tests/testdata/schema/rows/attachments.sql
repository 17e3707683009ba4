-- The path begins with the company's id.
insert into public.attachments (company_id, customer_id, storage_path, file_name, content_type, byte_size)
select company_id, id, company_id || '/quote.pdf', 'quote.pdf', 'application/pdf', 1 from public.customers where company_id = isolation.us() limit 1;
