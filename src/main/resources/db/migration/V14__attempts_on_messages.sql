-- An attempt to read a message is noted before it is made, in a transaction of its own: a message that ends its reader, or
-- the whole program, twice is set aside (FAILED) and a person is asked. A good end sets it back to 0.
alter table laboratory_message add column attempts int default 0 not null;
