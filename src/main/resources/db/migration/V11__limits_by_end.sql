-- A laboratory may give one end of a reference range only; the other one is the centre's then, and a finding says so.
alter table lab_result add column lower_limit_source varchar(32);
alter table lab_result add column upper_limit_source varchar(32);
update lab_result set lower_limit_source = limit_source where lower_limit is not null;
update lab_result set upper_limit_source = limit_source where upper_limit is not null;
alter table lab_result drop column limit_source;
