-- A laboratory asks, of everybody at once, what is still to be measured: the few rounds and follow-ups that are open among all.
create index monitoring_round_by_state on monitoring_round (state);
create index follow_up_by_state on follow_up (state);
