package org.alemtuzumab.pathway.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Hands on what is told, without what could be a patient's. */
final class DiscreetAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final Appender<ILoggingEvent> printing;

    DiscreetAppender(Appender<ILoggingEvent> printing) {
        this.printing = printing;
        setContext(printing.getContext());
        setName(printing.getName());
    }

    @Override
    protected void append(ILoggingEvent told) {
        printing.doAppend(new DiscreetEvent(told));
    }

    @Override
    public void stop() {
        super.stop();
        printing.stop();
    }
}
