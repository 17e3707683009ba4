alter event trigger note_tables disable;
