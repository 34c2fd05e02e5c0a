package org.alemtuzumab.pathway.mixup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.vaccination.Vaccinations;
import org.alemtuzumab.pathway.vaccination.VaccineDose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Reports that were another patient's: each is meant by its number, and what it had put on file counts no more (SAF-4). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mix-ups;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class MixUpsTest {

    private static final LocalDate BORN = LocalDate.of(1992, 4, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 20);
    private static final ConfirmMixUp CONFIRMED = new ConfirmMixUp(MixUp.Decision.TAKE_BACK, Optional.empty());
    private static int patients;

    @Autowired
    private MixUps mixUps;

    @Autowired
    private Patients enrolled;

    @Autowired
    private PatientReports reports;

    @Autowired
    private Vaccinations vaccinations;

    @Autowired
    private Absences absences;

    private String patient;

    @BeforeEach
    void enrol() {
        VirtualTime.set(Instant.parse("2026-06-20T08:00:00Z"));
        patient = "MX-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
    }

    @AfterEach
    void stopTheClock() {
        VirtualTime.reset();
    }

    /** Two doses of one day, reported an hour apart: only that of the report with this number is taken back. */
    @Test
    void oneOfTwoReportsOfADayIsMeantByItsNumber() {
        PatientReport influenza = vaccinated("influenza");
        VirtualTime.set(Instant.parse("2026-06-20T09:00:00Z"));
        PatientReport tetanus = vaccinated("tetanus");

        assertThatThrownBy(() -> report(null))
                .hasMessageContaining("more than one report")
                .hasMessageContaining("number %d: vaccine given".formatted(influenza.id()))
                .hasMessageContaining("number %d: vaccine given".formatted(tetanus.id()));
        assertThatThrownBy(() -> report(tetanus.id() + 1)).hasMessageContaining("none with this number");
        long mixUp = report(influenza.id());
        String shown = mixUps.filed(mixUp);
        assertThat(shown).contains("influenza").doesNotContain("tetanus");
        assertThatThrownBy(() -> mixUps.decide(mixUp, CONFIRMED, shown, "nurse"))
                .hasMessageContaining("another person");
        mixUps.decide(mixUp, CONFIRMED, shown, "neurologist");
        mixUps.takeBack(mixUp, "neurologist");

        assertThat(vaccinations.doses(patient)).extracting(VaccineDose::vaccine).containsExactly("tetanus");
        assertThat(reports.of(patient)).extracting(PatientReport::id).containsExactly(tetanus.id());
        assertThat(mixUps.followed(mixUp)).contains("The dose counts no more");
    }

    @Test
    void anAbsenceThatIsTakenBackMovesNoCalls() {
        PatientReport absence = told(PatientReport.Kind.ABSENCE);
        absences.plan(patient, absence.id(), DAY.plusDays(1), DAY.plusDays(9), "nurse");
        assertThat(absences.text(patient)).isNotEmpty();
        long mixUp = report(null);
        mixUps.decide(mixUp, CONFIRMED, mixUps.filed(mixUp), "neurologist");
        mixUps.takeBack(mixUp, "neurologist");

        assertThat(absences.text(patient)).isEmpty();
    }

    @Test
    void whatCannotBeUndoneIsRefused() {
        told(PatientReport.Kind.WITHDRAWAL);

        assertThatThrownBy(() -> report(null)).hasMessageContaining("the form says what to do instead");
    }

    private PatientReport vaccinated(String vaccine) {
        PatientReport report = told(PatientReport.Kind.VACCINATION);
        VirtualTime.set(report.reportedAt().plusSeconds(1).toInstant());
        vaccinations.give(patient, vaccine, null, DAY, false);
        return report;
    }

    private PatientReport told(PatientReport.Kind kind) {
        return reports.record(patient, BORN, kind, DAY, "Told by telephone", "nurse");
    }

    private long report(Long number) {
        return mixUps.report(
                new ReportMixUp(
                        patient,
                        BORN,
                        MixUp.Kind.REPORT,
                        Optional.of(DAY),
                        Optional.empty(),
                        Optional.ofNullable(number),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "Another caller"),
                "nurse");
    }
}
