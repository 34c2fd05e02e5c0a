package org.alemtuzumab.pathway.mixup;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MixUpSpellings {

    @Bean
    static Spellings spellingsOfMixUp() {
        return new Spellings(MixUp.Kind.class, MixUp.Decision.class);
    }
}
