-- The text was a copy of the evidence of the findings that ask for the follow-up: the findings themselves are shown.
alter table follow_up drop column instruction;
