-- INF-08: which antiviral is taken, shown in every later task of the prophylaxis.
alter table prophylaxis add column drug varchar(200);   -- in words, with its dose; null where nobody has recorded it
