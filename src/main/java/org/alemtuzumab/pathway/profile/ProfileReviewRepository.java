package org.alemtuzumab.pathway.profile;

import org.springframework.data.repository.ListCrudRepository;

interface ProfileReviewRepository extends ListCrudRepository<ProfileReview, Long> {}
