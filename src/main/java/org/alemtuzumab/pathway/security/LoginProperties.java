package org.alemtuzumab.pathway.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people log in.
 *
 * @param longestSession after how long a person logs in anew, however busy
 */
@ConfigurationProperties("pathway.login")
record LoginProperties(@DefaultValue("PT12H") Duration longestSession) {}
