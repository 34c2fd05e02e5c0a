package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PregnancySpellings {

    @Bean
    static Spellings spellingsOfPregnancy() {
        return new Spellings(Pregnancy.Outcome.class);
    }
}
