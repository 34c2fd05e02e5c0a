package org.alemtuzumab.pathway.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts a {@link DiscreetAppender} before whatever the log is written to, be it the console, a file or JSON, by Spring Boot's
 * settings or a clinic's own file: none of them is a way round it.
 */
class DiscreetLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(DiscreetLog::standBefore);
        }
        // Java itself would print the message of what nobody catches
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                LoggerFactory.getLogger(DiscreetLog.class).error("A thread has ended by a fault", thrown));
    }

    private static void standBefore(Logger logger) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        logger.iteratorForAppenders().forEachRemaining(appenders::add);
        for (Appender<ILoggingEvent> appender : appenders) {
            if (!(appender instanceof DiscreetAppender)) {
                DiscreetAppender discreet = new DiscreetAppender(appender);
                discreet.start();
                logger.detachAppender(appender);
                logger.addAppender(discreet);
            }
        }
    }

    /** Once Spring Boot has set the log up. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
