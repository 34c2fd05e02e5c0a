package org.alemtuzumab.pathway.engine;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on the clinic's database, for one command beside a server that may be running. */
public final class WithoutWeb {

    /** There is no web server that could serve it. */
    private static final String REST = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

    private WithoutWeb() {}

    /** What is told to the pathways is done by the server's job executor. */
    public static ConfigurableApplicationContext start(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.autoconfigure.exclude=" + REST,
                        "--logging.level.root=ERROR");
    }
}
