create policy office_hours on jobs as restrictive using (extract(hour from now()) between 7 and 19);
