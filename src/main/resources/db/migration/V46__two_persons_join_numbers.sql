-- Two numbers become one file by two people, whatever way the second one takes.

alter table hospital_notice add constraint numbers_joined_by_two
  check (decision <> 'join' or confirmed_by is null or confirmed_by <> decided_by);
