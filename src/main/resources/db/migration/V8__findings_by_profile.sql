-- Findings keep the version of the label profile whose limits judged them, in rounds and outside them (PRF-1).
alter table finding add column profile varchar(16);
