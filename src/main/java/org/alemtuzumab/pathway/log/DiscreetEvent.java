package org.alemtuzumab.pathway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.helpers.MessageFormatter;

/**
 * What may be printed of an event. Libraries put what they stumble over into their messages: a row's values, a line of a
 * request, a form's answer. So a fault is printed as its classes and places without their messages, and a library's message
 * as the words that stand in its code, with what it filled in left out. What this product logs itself is printed as written;
 * a test reads the log of a run in which everything fails.
 */
final class DiscreetEvent extends LoggingEvent {

    private static final String OURS = "org.alemtuzumab.pathway.";

    /** Tells an administrator why the application does not start. */
    private static final String START = "org.springframework.boot.SpringApplication";

    private static final String DIAGNOSIS = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    /** They tell of the start of database, engine and web server, where they have nothing to warn of. */
    private static final Set<String> TELL_OF_THE_START = Set.of(
            "ca.uhn.fhir.util.VersionUtil",
            "com.zaxxer.hikari.HikariDataSource",
            "com.zaxxer.hikari.pool.HikariPool",
            "org.apache.catalina.core.StandardEngine",
            "org.apache.catalina.core.StandardService",
            "org.camunda.bpm.engine",
            "org.camunda.bpm.engine.persistence",
            "org.camunda.bpm.spring.boot",
            "org.springframework.boot.actuate.endpoint.web.EndpointLinksResolver",
            "org.springframework.boot.web.embedded.tomcat.TomcatWebServer",
            "org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext",
            "org.springframework.data.repository.config.RepositoryConfigurationDelegate",
            "org.springframework.web.servlet.DispatcherServlet");

    private static final String MIGRATIONS = "org.flywaydb.core.";

    /** The engine puts its own number before the words of its code. */
    private static final Pattern ENGINE = Pattern.compile("[A-Z-]+-[A-Z0-9]{3,6}:? .*", Pattern.DOTALL);

    /** An id that the engine made, a version of a process, or the name of a class. */
    private static final Pattern HARMLESS =
            Pattern.compile("(\\w+:\\d+:)?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
                    + "|(ca|com|jakarta|javax?|org)(\\.[a-z0-9_]+)+\\.[A-Z][\\w$]*");

    private static final int SMALL = 9999;

    private static final String LEFT_OUT = "***";

    private final transient ILoggingEvent told;
    private final transient IThrowableProxy fault;

    DiscreetEvent(ILoggingEvent told) {
        boolean asWritten = asWritten(told);
        this.told = told;
        this.fault = told.getThrowableProxy() == null
                        || asWritten && told.getLoggerName().equals(START)
                ? told.getThrowableProxy()
                : new SilentFault(told.getThrowableProxy());
        setInstant(told.getInstant());
        setLevel(told.getLevel());
        setLoggerName(told.getLoggerName());
        setThreadName(told.getThreadName());
        setLoggerContextRemoteView(told.getLoggerContextVO());
        // the engine keeps there what it works at
        setMDCPropertyMap(Map.of());
        setMessage(asWritten ? told.getFormattedMessage() : words(told));
    }

    @Override
    public IThrowableProxy getThrowableProxy() {
        return fault;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return told.getCallerData();
    }

    private static boolean asWritten(ILoggingEvent told) {
        String logger = told.getLoggerName();
        if (logger.equals(START)) {
            return !ofData(told.getThrowableProxy());
        }
        return logger.startsWith(OURS)
                || logger.equals(DIAGNOSIS)
                || told.getLevel() == Level.INFO
                        && (TELL_OF_THE_START.contains(logger) || logger.startsWith(MIGRATIONS));
    }

    /** A migration that breaks on a row (SQLState 22 or 23) names its values. */
    private static boolean ofData(IThrowableProxy fault) {
        for (IThrowableProxy each = fault; each != null; each = each.getCause()) {
            if (each instanceof ThrowableProxy proxy
                    && proxy.getThrowable() instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().matches("2[23].*"))) {
                return true;
            }
        }
        return false;
    }

    private static String words(ILoggingEvent told) {
        String message = told.getMessage();
        Object[] filledIn = told.getArgumentArray();
        if (!standsInTheCode(told.getLoggerName(), message)) {
            return LEFT_OUT + " at " + place(told.getCallerData());
        }
        return filledIn == null
                ? message
                : MessageFormatter.basicArrayFormat(
                        message,
                        Arrays.stream(filledIn).map(DiscreetEvent::harmless).toArray());
    }

    /** Whether nothing has been put into the words: only what the compiler has seen is its own interned string. */
    private static boolean standsInTheCode(String logger, String message) {
        return message == null
                || new String(message).intern() == message
                || logger.startsWith("org.camunda.bpm.")
                        && ENGINE.matcher(message).matches();
    }

    private static Object harmless(Object filledIn) {
        if (filledIn instanceof Throwable thrown) {
            return thrown.getClass().getName();
        }
        if (filledIn == null || filledIn instanceof Boolean || filledIn instanceof Enum || filledIn instanceof Class) {
            return filledIn;
        }
        if (filledIn instanceof Integer || filledIn instanceof Long) {
            return Math.abs(((Number) filledIn).longValue()) <= SMALL ? filledIn : LEFT_OUT;
        }
        return filledIn instanceof String text && HARMLESS.matcher(text).matches() ? text : LEFT_OUT;
    }

    private static String place(StackTraceElement[] callers) {
        return Arrays.stream(callers)
                .filter(caller -> !caller.getClassName().startsWith("org.apache.juli."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }
}
