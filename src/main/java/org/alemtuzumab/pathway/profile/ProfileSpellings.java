package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProfileSpellings {

    @Bean
    static Spellings spellingsOfProfile() {
        return new Spellings(ReviewRelaxation.Conclusion.class);
    }
}
