-- How a move, a refusal or a lost patient was settled (MON-09): stays, accepted or refused.
alter table patient_report add column settlement varchar(20);
