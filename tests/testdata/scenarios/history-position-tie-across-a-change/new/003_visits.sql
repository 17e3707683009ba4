alter table jobs drop column status;
