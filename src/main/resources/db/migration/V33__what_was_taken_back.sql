-- SAF-4: a report that was another patient's is taken back with what it had put on file; the rows stay, and count no more.
alter table absence add column taken_back boolean not null default false;
alter table vaccine_dose add column taken_back boolean not null default false;

-- SCR-20: a disease that was confirmed wrongly is taken back by two people; the row stays, and counts no more as history.
alter table known_disease add column taken_back_at timestamp with time zone;
alter table mix_up add column disease_code varchar(64);   -- of a disease that was confirmed wrongly
