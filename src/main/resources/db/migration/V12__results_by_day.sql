-- A sample is looked for by its day, and so is what a round's window has brought.
drop index lab_result_by_patient;
create index lab_result_by_day on lab_result (patient_number, collected_on, analyte);
