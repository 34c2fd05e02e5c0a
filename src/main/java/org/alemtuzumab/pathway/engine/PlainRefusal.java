package org.alemtuzumab.pathway.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** What the product refuses where the engine would not, in words meant for whoever asked: they reach the caller as they are. */
class PlainRefusal extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    PlainRefusal(String why) {
        super(why);
    }
}
