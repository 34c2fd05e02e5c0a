-- SAF-4: a report that was another patient's is taken back with what it had put on file; the rows stay, and count no more.
alter table absence add column taken_back boolean not null default false;
alter table vaccine_dose add column taken_back boolean not null default false;
