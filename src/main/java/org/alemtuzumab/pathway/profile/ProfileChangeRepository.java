package org.alemtuzumab.pathway.profile;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ProfileChangeRepository extends ListCrudRepository<ProfileChange, Long> {

    @Query("select * from profile_change where profile = :profile and kind = :kind and state = :state"
            + " order by version_number")
    List<ProfileChange> findByProfileAndKindAndStateOrderByVersionNumber(
            String profile, ProposeChange.Kind kind, ProfileChange.State state);

    @Query("select * from profile_change where patient_number = :patientNumber and state = :state"
            + " order by signed_at")
    List<ProfileChange> findByPatientNumberAndStateOrderBySignedAt(String patientNumber, ProfileChange.State state);
}
