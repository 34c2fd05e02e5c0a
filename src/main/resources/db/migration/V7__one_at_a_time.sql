-- Who stores or judges results of a patient holds this row until the transaction ends: two messages of one sample, or two
-- evaluations on two nodes, follow one another. A table of its own, because rows that refer to a patient lock that patient.
create table patient_turn (
  patient_number varchar(64) primary key
);
insert into patient_turn (patient_number) select number from patient;
