package org.alemtuzumab.pathway.pharmacovigilance;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PharmacovigilanceSpellings {

    @Bean
    static Spellings spellingsOfPharmacovigilance() {
        return new Spellings(PharmacovigilanceReport.Decision.class, ReportToAuthority.PatientOutcome.class);
    }
}
