package org.alemtuzumab.pathway.laboratory;

/**
 * A message at which its reader broke down. That is a fault of the reader's and not of whoever sent it, and the message may
 * say something: it is set aside for a person, and its sender is told so.
 */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param fault of the reader's; also the end of the stack, which deep nesting reaches */
    Unreadable(Throwable fault) {
        super(fault.getClass().getSimpleName(), fault);
    }
}
