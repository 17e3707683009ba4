drop server books cascade;
