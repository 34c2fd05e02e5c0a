-- By which the text is the received bytes again. Null where no character set fits: then each letter of the text is one byte.
alter table laboratory_message add column charset varchar(40);
update laboratory_message set charset = 'UTF-8';
