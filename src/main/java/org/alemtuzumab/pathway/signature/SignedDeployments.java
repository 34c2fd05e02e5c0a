package org.alemtuzumab.pathway.signature;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.ModelsDeployed;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.signature.Signature.Means;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Every change of diagrams, tables and forms is signed by whoever deploys it. The name and password that the deployment's
 * request brings are the proof; a session, which any page of the browser has, is none.
 *
 * <p>A listener of the old kind, since the product's own models are deployed before methods with annotations are found.
 */
@Component
class SignedDeployments implements ApplicationListener<PayloadApplicationEvent<ModelsDeployed>> {

    private static final String BASIC = "Basic ";

    private final ObjectProvider<Signatures> signatures;

    SignedDeployments(ObjectProvider<Signatures> signatures) {
        this.signatures = signatures;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<ModelsDeployed> event) {
        ModelsDeployed deployed = event.getPayload();
        signatures.getObject().record(deployed, means(deployed.by()));
    }

    private static Means means(String userId) {
        if (userId == null) {
            return Means.PRODUCT;
        }
        if (passwordSent()) {
            return Means.PASSWORD;
        }
        if (VirtualTime.moved()) {
            return Means.REHEARSAL;
        }
        throw new AuthorizationException(
                "Not deployed. A change of models is signed: send it with your name and password (HTTP Basic)");
    }

    private static boolean passwordSent() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(request ->
                        ((ServletRequestAttributes) request).getRequest().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(credentials -> credentials.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .isPresent();
    }
}
