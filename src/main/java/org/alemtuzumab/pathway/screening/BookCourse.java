package org.alemtuzumab.pathway.screening;

import java.util.Optional;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Books the first infusion day, or says why it is too early and which day is possible (INF-02, SCR-08); not where its site is not ready for it (INF-14). */
@Component("bookCourse")
class BookCourse implements TaskListener {

    private final Bookings bookings;
    private final CourseNotes notes;

    BookCourse(Bookings bookings, CourseNotes notes) {
        this.bookings = bookings;
        this.notes = notes;
    }

    @Override
    public void notify(DelegateTask task) {
        String patientNumber = CoursePreparationVariables.PATIENT_NUMBER.get(task);
        int courseNumber = CoursePreparationVariables.COURSE_NUMBER.get(task);
        FormAnswers answers = FormAnswers.of(task);
        Optional<String> refusal = notes.keep(patientNumber, courseNumber, answers)
                .or(() -> bookings.book(patientNumber, courseNumber, answers.requiredDate("bookedOn")));
        CoursePreparationVariables.DATE_ALLOWED.set(task, refusal.isEmpty());
        refusal.ifPresentOrElse(
                why -> CoursePreparationVariables.BOOKING_REFUSAL.set(task, why),
                () -> CoursePreparationVariables.BOOKING_REFUSAL.clear(task));
        CoursePreparationVariables.MRI_NEEDED.set(task, bookings.mriNeeded(patientNumber, courseNumber));
    }
}
