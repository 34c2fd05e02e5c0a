-- Several signs may be told at once (MON-03): "petechiae, mucosal" is one answer with two codes.
alter table lab_result alter column reported set data type varchar(300);
alter table lab_result alter column code set data type varchar(300);

-- Fever and infection have a table of their own now (INF-19, INX-1); what the old one found is the new one's.
update finding set judged_by = 'evaluateInfection' where judged_by = 'evaluateFever' and rule in ('INF-19', 'INX-1');
