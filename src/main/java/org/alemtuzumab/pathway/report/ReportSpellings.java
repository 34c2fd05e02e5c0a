package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportSpellings {

    @Bean
    static Spellings spellingsOfReport() {
        return new Spellings(PatientReport.Kind.class, PatientReport.Settlement.class);
    }
}
