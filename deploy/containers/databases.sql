-- A database for each service; courses last: who finds it finds all.
create database auth;
create database todo;
create database catalog;
create database orders;
create database courses;
