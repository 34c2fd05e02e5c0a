-- Who began the last attempt to read a message, and when: while it may still be under way elsewhere, it does not count.
alter table laboratory_message add column attempt_by varchar(36);
alter table laboratory_message add column attempt_at timestamp with time zone;
