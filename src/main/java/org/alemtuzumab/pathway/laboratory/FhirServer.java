package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR endpoint {@code /fhir}. Who may use it is said in the security of the web. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FhirServer {

    @Bean
    ServletRegistrationBean<RestfulServer> fhirEndpoint(Inbox inbox, FhirOrders orders, FhirPatients patients) {
        RestfulServer server = new RestfulServer(FhirModel.r4());
        FhirIntake intake = new FhirIntake(inbox);
        server.setResourceProviders(
                new FhirIntake.Observations(intake), new FhirIntake.DiagnosticReports(intake), orders, patients);
        server.registerProvider(new FhirIntake.Bundles(intake));
        server.registerInterceptor(intake);
        server.setServerConformanceProvider(new FhirCapabilities());
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPreferReturn(PreferReturnEnum.OPERATION_OUTCOME);
        server.setDefaultPageSize(FhirOrders.PAGE);
        server.setMaximumPageSize(FhirOrders.PAGE);
        server.setServerName("Alemtuzumab pathway");
        server.setServerVersion("1");
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        // the first emergency shall not wait for it
        registration.setLoadOnStartup(1);
        return registration;
    }
}
