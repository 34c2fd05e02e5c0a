package org.alemtuzumab.pathway.profile;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ProfileChangeRepository extends ListCrudRepository<ProfileChange, Long> {

    List<ProfileChange> findByProfileAndKindAndStateOrderByVersionNumber(String profile, String kind, String state);

    List<ProfileChange> findByPatientNumberAndStateOrderBySignedAt(String patientNumber, String state);

    List<ProfileChange> findByStateOrderById(String state);
}
