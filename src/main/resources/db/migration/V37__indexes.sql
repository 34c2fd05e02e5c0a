-- what is looked for by something else than its patient
create index finding_by_referral on finding (referral_id);
create index finding_by_follow_up on finding (follow_up_id);
create index round_contact_by_round on round_contact (round_id);
create index referral_answer_by_referral on referral_answer (referral_id);
create index referral_visit_by_referral on referral_visit (referral_id);
