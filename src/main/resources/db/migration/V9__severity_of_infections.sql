-- SCR-03: how severe an infection is, asked where a version of the profile lets only severe ones defer a course.
alter table infusion_check add column infection_severe boolean;
-- of a reported infection; null: not told, which counts as severe
alter table patient_report add column severe boolean;
