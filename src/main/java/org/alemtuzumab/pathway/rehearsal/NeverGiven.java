package org.alemtuzumab.pathway.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.rehearsal.Life.TaskRun;
import org.alemtuzumab.pathway.time.ClinicTime;

/** Why a course that a scenario names was never given, in words for whoever wrote the file. */
final class NeverGiven {

    /** Where a course is asked for, decided about or prepared. */
    private static final Set<String> TREATMENT =
            Set.of("treatment", "screening", "coursePreparation", "vaccination", "infusionCourse", "infusionDay");

    private NeverGiven() {}

    static String because(Life life, int course, ClinicTime time) {
        if (life.patient() == null) {
            return "the enrolment was refused";
        }
        long given = life.infusions().stream()
                .map(infusion -> infusion.courseNumber())
                .distinct()
                .count();
        List<String> why = new ArrayList<>();
        if (given < course - 1) {
            why.add("course %d was not given either".formatted(given + 1));
        }
        if (life.patient().outcome() != null) {
            why.add("the pathway's outcome since %s is %s"
                    .formatted(life.patient().outcomeOn(), life.patient().outcome()));
        }
        last(life, "reviewActivity").ifPresentOrElse(review -> why.add(reviewed(review, time)), () -> {
            if (given == course - 1 && course > 2) {
                why.add("nobody was asked to review MS activity (reviewActivity), which a further course needs");
            }
        });
        last(life, "recordResolution")
                .ifPresent(held -> why.add("held on %s: %s"
                        .formatted(
                                time.dateOf(held.created()),
                                String.join(" ", held.texts()).replaceAll("\\s+", " "))));
        life.tasks().stream()
                .filter(task -> TREATMENT.contains(task.process()))
                .filter(task -> task.ended() == null)
                .forEach(task ->
                        why.add("the task '%s' is open since %s".formatted(task.task(), time.dateOf(task.created()))));
        return why.isEmpty() ? "the life ended before" : String.join("; ", why);
    }

    private static Optional<TaskRun> last(Life life, String task) {
        return life.tasks().stream()
                .filter(each -> each.task().equals(task))
                .max(Comparator.comparing(TaskRun::created));
    }

    private static String reviewed(TaskRun review, ClinicTime time) {
        return review.completed() == null
                ? "the task 'reviewActivity' of %s was not done".formatted(time.dateOf(review.created()))
                : "'reviewActivity' of %s answered anotherCourse: %s, because \"%s\""
                        .formatted(
                                time.dateOf(review.completed()),
                                review.answers().get("anotherCourse"),
                                review.answers().get("reason"));
    }
}
