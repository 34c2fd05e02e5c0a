-- INF-21: a rash within two weeks of an infusion is a reaction; the call about it asks for its grade.
alter table follow_up add column grade int;      -- CTCAE, 1 to 5; null for any other follow-up

-- SAF-6: a sign that is told again while its finding is open is answered with that one.
alter table finding add column told_again_of bigint references finding (id) on delete set null;
