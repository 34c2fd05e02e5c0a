package org.alemtuzumab.pathway.security;

import java.security.Principal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the name of whoever is logged in. */
@ControllerAdvice
class PersonOnPages {

    @ModelAttribute("person")
    String person(Principal principal) {
        return principal == null ? null : principal.getName();
    }
}
