package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.form.SubmissionRefused;

/** The neurologist's answer to whether another course is prepared: only where MS activity has returned (INF-02). */
record ReviewActivity(Boolean activityReturned, Boolean anotherCourse, String reason) {

    /** @throws SubmissionRefused when a course is wanted without it */
    void requireActivity() {
        if (anotherCourse && !activityReturned) {
            throw new SubmissionRefused(
                    "Prepare another course: a further one is considered only if MS activity has returned (INF-02). Answer \"No\", or that it has returned");
        }
    }
}
