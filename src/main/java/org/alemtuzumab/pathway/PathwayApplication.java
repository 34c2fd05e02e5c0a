package org.alemtuzumab.pathway;

import org.alemtuzumab.pathway.rehearsal.RehearseCommand;
import org.alemtuzumab.pathway.rehearsal.ShortLife;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The alemtuzumab pathway: a BPMN engine, its web applications and the clinical tables in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PathwayApplication {

    public static void main(String[] arguments) {
        if (RehearseCommand.asked(arguments)) {
            System.exit(ShortLife.run(PathwayApplication.class, arguments)
                    .orElseGet(() -> RehearseCommand.run(PathwayApplication.class, arguments)));
        }
        SpringApplication.run(PathwayApplication.class, arguments);
    }
}
