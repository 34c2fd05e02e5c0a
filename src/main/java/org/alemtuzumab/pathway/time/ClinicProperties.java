package org.alemtuzumab.pathway.time;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clinic's time.
 *
 * @param zone time zone in which dates, windows and timers are computed
 * @param timerHour hour of the day at which dated timers fire
 */
@ConfigurationProperties("pathway.clinic")
record ClinicProperties(@DefaultValue("Europe/Brussels") ZoneId zone, @DefaultValue("07:00") LocalTime timerHour) {}
