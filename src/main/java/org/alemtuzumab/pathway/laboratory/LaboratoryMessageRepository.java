package org.alemtuzumab.pathway.laboratory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface LaboratoryMessageRepository extends ListCrudRepository<LaboratoryMessage, Long> {

    /** Keeps everybody else from processing the message until the transaction ends. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<LaboratoryMessage> findForUpdateById(Long id);

    @Query("select id from laboratory_message where state = :state order by id")
    List<Long> findIds(String state);

    @Query("select id from laboratory_message where state <> :state order by id")
    List<Long> findIdsNotIn(String state);

    /** The same message, however often it was received. */
    List<LaboratoryMessage> findBySha256(String sha256);

    /** The same message, received before. */
    @Query("select * from laboratory_message where sha256 = :sha256 and id < :id order by id desc")
    List<LaboratoryMessage> findEarlier(String sha256, long id);
}
