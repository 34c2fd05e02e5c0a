package org.alemtuzumab.pathway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product is reached.
 *
 * @param hosts the names under which it answers; loopback's own names where none is given
 * @param secureCookies whether cookies travel by TLS only; false is for a try-out on loopback
 */
@ConfigurationProperties("pathway.web")
record WebProperties(
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) List<String> hosts,
        @DefaultValue("true") boolean secureCookies) {

    /** A cookie's name: browsers take one that begins so from this very host by TLS only. */
    String cookie(String name) {
        return secureCookies ? "__Host-" + name : name;
    }
}
