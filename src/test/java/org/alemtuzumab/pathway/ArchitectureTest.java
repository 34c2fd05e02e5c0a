package org.alemtuzumab.pathway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.alemtuzumab.pathway.engine.Variable;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/** The bounds between the clinic's rules, the engine and time. */
@AnalyzeClasses(packages = "org.alemtuzumab.pathway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.alemtuzumab.pathway.";
    private static final String[] EDGE = {
        ROOT + "engine..",
        ROOT + "decision..",
        ROOT + "tables..",
        ROOT + "form..",
        ROOT + "task..",
        ROOT + "rehearsal..",
        ROOT + "rulebook..",
        ROOT + "clinic..",
        ROOT + "clinicpage..",
        ROOT + "patientfile..",
        ROOT + "security..",
        ROOT + "signature.."
    };

    @ArchTest
    static final ArchRule theDomainKnowsNothingOfTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(EDGE)
            .and(not(calledByTheEngine().or(servingOnlyThose())))
            .and()
            .areNotAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because(
                    "clinical rules outlive an engine, and are tested without one; delegates, listeners and web controllers translate");

    @ArchTest
    static final ArchRule theEnginesInternalsStayInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.camunda.bpm.engine.impl..", "org.camunda.bpm.dmn..impl..", "org.camunda.feel.impl..")
            .because("7.24 is the last community release: a fork may move its internals, and then one package changes");

    @ArchTest
    static final ArchRule delegatesAndListenersAreHidden = noClasses()
            .that(calledByTheEngine())
            .and()
            .resideOutsideOfPackages(EDGE)
            .should()
            .bePublic()
            .because("diagrams call them by their bean's name; nobody else may");

    @ArchTest
    static final ArchRule thereIsOneClock = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "time..", ROOT + "engine..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("a rehearsal lives years in seconds: whoever looks at the wall's clock leaves it");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a constructor says what a class needs, and a test can give it");

    @ArchTest
    static final ArchRule variablesAreDeclaredInOnePlaceAProcess = fields().that()
            .haveRawType(Variable.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Variables")
            .allowEmptyShould(true)
            .because("a test holds each of these classes and its diagram together, in both directions");

    @ArchTest
    static final ArchRule phasesDoNotDependOnEachOtherInCircles = slices().matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("each phase of the pathway can be read and changed by itself");

    private static DescribedPredicate<JavaClass> calledByTheEngine() {
        return describe(
                "called by the engine",
                each -> each.isAnnotatedWith(Component.class)
                        && (each.isAssignableTo(JavaDelegate.class)
                                || each.isAssignableTo(TaskListener.class)
                                || each.isAssignableTo(ExecutionListener.class)
                                || each.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(OnSubmission.class))));
    }

    /** A part that several delegates or listeners of one package share. */
    private static DescribedPredicate<JavaClass> servingOnlyThose() {
        return describe(
                "serving only those",
                each -> !each.getModifiers().contains(JavaModifier.PUBLIC)
                        && !each.getDirectDependenciesToSelf().isEmpty()
                        && each.getDirectDependenciesToSelf().stream()
                                .map(Dependency::getOriginClass)
                                .allMatch(calledByTheEngine()));
    }
}
