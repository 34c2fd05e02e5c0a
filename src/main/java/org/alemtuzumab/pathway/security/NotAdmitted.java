package org.alemtuzumab.pathway.security;

import org.springframework.security.core.AuthenticationException;

/** The identity provider knows the person, and the clinic does not; the message is for the log-in page. */
final class NotAdmitted extends AuthenticationException {

    NotAdmitted(String why) {
        super(why);
    }
}
