package org.alemtuzumab.pathway.laboratory;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface LaboratoryDecisionRepository extends ListCrudRepository<LaboratoryDecision, Long> {

    /** What was decided on this message and on the same one sent before or since. */
    @Query(
            """
            select d.* from laboratory_decision d join laboratory_message m on m.id = d.message_id
            where m.sha256 = :sha256 order by d.id
            """)
    List<LaboratoryDecision> findDecided(String sha256);
}
