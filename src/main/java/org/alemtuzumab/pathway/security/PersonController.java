package org.alemtuzumab.pathway.security;

import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the web applications' scripts for whom they leave something out. */
@RestController
class PersonController {

    record Person(Set<String> groups) {}

    @GetMapping("/camunda/api/pathway/person")
    Person person(Authentication person) {
        return new Person(AuthorityUtils.authorityListToSet(person.getAuthorities()));
    }
}
