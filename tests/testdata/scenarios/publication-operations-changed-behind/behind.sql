alter publication app_changes set (publish = 'delete');
