package org.alemtuzumab.pathway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is printed of one event; {@link HostileRunTest} looks at all that is printed. */
class DiscreetLogTest {

    private static final String LIBRARY = "org.apache.catalina.core.StandardWrapper";

    private static final String SECRET = "P-4711";

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "WARN", "INFO", "DEBUG", "TRACE"})
    void aLibrarysWordsAreWhatStandsInItsCode(String level) {
        Level of = Level.valueOf(level);
        assertThat(printed(LIBRARY, of, "Nothing is left", null)).isEqualTo("Nothing is left");
        assertThat(printed(LIBRARY, of, "{} of {} for {}: {}", null, 3, 20260302L, SECRET, "born"))
                .isEqualTo("3 of *** for ***: ***");
        assertThat(printed(LIBRARY, of, "Cannot read ".concat(SECRET), null))
                .startsWith("*** at ")
                .doesNotContain(SECRET);
        assertThat(printed(
                        "org.camunda.bpm.engine.jobexecutor",
                        of,
                        "ENGINE-".concat("14006 Job {} failed: {}"),
                        null,
                        "6f1c2a10-0000-4000-8000-0123456789ab",
                        SECRET))
                .isEqualTo("ENGINE-14006 Job 6f1c2a10-0000-4000-8000-0123456789ab failed: ***");
    }

    @Test
    void aFaultIsItsClassesAndPlaces() {
        Throwable fault =
                new IllegalStateException("of " + SECRET, new SQLException("values (" + SECRET + ")", "23505"));
        fault.addSuppressed(new IllegalArgumentException(SECRET));

        assertThat(printed("org.alemtuzumab.pathway.laboratory.Inbox", Level.ERROR, "It failed", fault))
                .contains("It failed", "java.lang.IllegalStateException\n", "Caused by: java.sql.SQLException\n")
                .contains(
                        "Suppressed: java.lang.IllegalArgumentException\n",
                        "at org.alemtuzumab.pathway.log.DiscreetLogTest")
                .doesNotContain(SECRET);
    }

    @Test
    void whyItDoesNotStartIsSaidUnlessARowIsInTheWay() {
        String start = "org.springframework.boot.SpringApplication";
        assertThat(printed(start, Level.ERROR, "Application run failed", new SQLException("no such host", "08001")))
                .contains("java.sql.SQLException: no such host");
        assertThat(printed(
                        start,
                        Level.ERROR,
                        "Application run failed",
                        new IllegalStateException(SECRET, new SQLException(SECRET, "23505"))))
                .contains("Application run failed", "java.sql.SQLException")
                .doesNotContain(SECRET);
    }

    @Test
    void whatIsKeptBesideTheMessageIsNotPrinted() {
        LoggingEvent event = event(LIBRARY, Level.WARN, "Nothing", null);
        event.setMDCPropertyMap(Map.of("businessKey", SECRET));

        assertThat(new DiscreetEvent(event).getMDCPropertyMap()).isEmpty();
        assertThat(new DiscreetEvent(event).getKeyValuePairs()).isNull();
    }

    private static String printed(String logger, Level level, String message, Throwable fault, Object... filledIn) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(new LoggerContext());
        layout.setPattern("%m%n%ex");
        layout.start();
        return layout.doLayout(new DiscreetEvent(event(logger, level, message, fault, filledIn)))
                .strip();
    }

    private static LoggingEvent event(String logger, Level level, String message, Throwable fault, Object... filledIn) {
        Logger of = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(logger);
        return new LoggingEvent(DiscreetLogTest.class.getName(), of, level, message, fault, filledIn);
    }
}
