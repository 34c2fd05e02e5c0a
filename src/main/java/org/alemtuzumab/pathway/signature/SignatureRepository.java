package org.alemtuzumab.pathway.signature;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Adds and reads; there is nothing here to change or delete a signature with. */
interface SignatureRepository extends Repository<Signature, Long> {

    Signature save(Signature added);

    List<Signature> findBySubjectOrderById(String subject);
}
