package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TaskSpellings {

    @Bean
    static Spellings spellingsOfTask() {
        return new Spellings(AnswerStoppedStep.Answer.class);
    }
}
