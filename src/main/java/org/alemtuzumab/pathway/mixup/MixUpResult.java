package org.alemtuzumab.pathway.mixup;

import org.springframework.data.annotation.Id;

/** A result that was taken back as another patient's. */
record MixUpResult(@Id Long id, String patientNumber, long mixUpId, long resultId) {}
