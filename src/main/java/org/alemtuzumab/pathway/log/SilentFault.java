package org.alemtuzumab.pathway.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;

/** A fault as its class and places, with those of its causes, and without what any of them says. */
record SilentFault(IThrowableProxy told) implements IThrowableProxy {

    /** Printed instead of class and message. */
    @Override
    public String getOverridingMessage() {
        return getClassName();
    }

    @Override
    public String getMessage() {
        return "";
    }

    @Override
    public String getClassName() {
        return told.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return told.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return told.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return told.getCause() == null ? null : new SilentFault(told.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Arrays.stream(told.getSuppressed()).map(SilentFault::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return told.isCyclic();
    }
}
