-- When the yearly review without CD4 recovery was last asked for: it is done beside the monthly counts (INF-08).
alter table prophylaxis add column review_asked_on date;
update prophylaxis set review_asked_on = reviewed_on;
