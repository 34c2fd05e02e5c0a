-- Results come from the laboratory, late, twice and corrected (SAF-3, SAF-4, SAF-5, SAF-11).

alter table lab_result add column accession varchar(128);      -- the laboratory's own number of the sample
alter table lab_result add column source varchar(128);         -- which laboratory; null where a person entered it
alter table lab_result add column stage varchar(16) default 'FINAL' not null;  -- PRELIMINARY | FINAL | CORRECTED | WITHDRAWN
alter table lab_result add column collected_at timestamp with time zone;       -- hour of the sample, where it was reported
alter table lab_result add column issued_at timestamp with time zone;          -- when the laboratory issued this value
alter table lab_result add column message_id bigint;           -- the message of the inbox that brought it
create index lab_result_by_accession on lab_result (patient_number, accession);

alter table finding add column judged_by varchar(64);          -- the decision table that made it; null for a question or a person's finding
alter table finding add column judged_on date;                 -- the sample day that the table judged
alter table finding add column overtaken_at timestamp with time zone;  -- when it ceased to hold: a value was corrected, or became known later (SAF-4, SAF-11)
