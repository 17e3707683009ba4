create policy quick_fix on jobs using (true);
