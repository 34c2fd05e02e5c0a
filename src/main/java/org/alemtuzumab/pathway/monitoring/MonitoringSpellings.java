package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MonitoringSpellings {

    @Bean
    static Spellings spellingsOfMonitoring() {
        return new Spellings(Contact.Step.class, Contact.Outcome.class, MonitoringDecision.Kind.class);
    }
}
