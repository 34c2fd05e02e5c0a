package org.alemtuzumab.pathway.screening;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code coursePreparation}. */
@Component
class CoursePreparationSubmissions {

    private final Bookings bookings;
    private final BaselineResults results;
    private final BaselineSigns signs;
    private final PregnancyChecks pregnancyChecks;
    private final Programme programme;
    private final CurrentUser user;

    CoursePreparationSubmissions(
            Bookings bookings,
            BaselineResults results,
            BaselineSigns signs,
            PregnancyChecks pregnancyChecks,
            Programme programme,
            CurrentUser user) {
        this.bookings = bookings;
        this.results = results;
        this.signs = signs;
        this.pregnancyChecks = pregnancyChecks;
        this.programme = programme;
        this.user = user;
    }

    @OnSubmission
    void bookCourse(DelegateTask task, BookCourse wanted) {
        Optional<String> refusal = bookings.book(patient(task), course(task), wanted);
        CoursePreparationVariables.DATE_ALLOWED.set(task, refusal.isEmpty());
        refusal.ifPresentOrElse(
                why -> CoursePreparationVariables.BOOKING_REFUSAL.set(task, why),
                () -> CoursePreparationVariables.BOOKING_REFUSAL.clear(task));
        CoursePreparationVariables.MRI_NEEDED.set(task, bookings.mriNeeded(patient(task), course(task)));
    }

    @OnSubmission
    void recordMri(DelegateTask task, RecordMri seen) {
        bookings.recordMri(patient(task), course(task), seen);
    }

    @OnSubmission
    void recordBaselineResults(DelegateTask task, RecordBaselineResults reported) {
        results.record(patient(task), reported, user.id());
    }

    @OnSubmission
    void recordEcgAndVitals(DelegateTask task, RecordEcgAndVitals measured) {
        signs.record(patient(task), course(task), measured);
    }

    @OnSubmission
    void examineSkin(DelegateTask task, ExamineSkin examined) {
        results.record(patient(task), course(task), examined, user.id());
    }

    @OnSubmission
    void checkPregnancy(DelegateTask task, CheckPregnancy made) {
        pregnancyChecks.record(patient(task), course(task), made, user.id());
    }

    @OnSubmission
    void confirmProgramme(DelegateTask task, ConfirmProgramme confirmed) {
        programme.confirm(patient(task), course(task), confirmed);
    }

    private static String patient(DelegateTask task) {
        return CoursePreparationVariables.PATIENT_NUMBER.get(task);
    }

    private static int course(DelegateTask task) {
        return CoursePreparationVariables.COURSE_NUMBER.get(task);
    }
}
