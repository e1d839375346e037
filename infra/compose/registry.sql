-- Runs once, when the database is empty. The other databases are made by `shop databases apply`.
create role registry login password 'registry';
create database registry owner registry;
