alter table jobs drop column title;
