package org.alemtuzumab.pathway.signature;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.ModelsDeployed;
import org.alemtuzumab.pathway.signature.Signature.Means;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was signed, by whom, when, and what it means. */
@Component
@Transactional
class Signatures {

    private static final String MODELS_CHANGED = "I change the models that patients are treated by.";
    private static final String PRODUCT = "The product";
    private static final String NOBODY = "Nobody";

    private final SignatureRepository signatures;
    private final IdentityService identity;
    private final CurrentUser user;
    private final ClinicTime time;

    /** The engine is made later where it deploys the product's own models, signed by nobody. */
    Signatures(
            SignatureRepository signatures, @Lazy IdentityService identity, @Lazy CurrentUser user, ClinicTime time) {
        this.signatures = signatures;
        this.identity = identity;
        this.user = user;
        this.time = time;
    }

    void record(ToSign signed, String userId, Means means) {
        signatures.save(new Signature(
                null,
                signed.taskId(),
                signed.step(),
                signed.process(),
                signed.patient(),
                userId,
                userId == null ? NOBODY : printedName(userId),
                time.now(),
                signed.meaning(),
                means,
                signed.content().text(),
                signed.content().sha256()));
    }

    void record(ModelsDeployed deployed, Means means) {
        SignedContent content = SignedContent.of(deployed.files());
        signatures.save(new Signature(
                null,
                deployed.deploymentId(),
                Signature.DEPLOYMENT,
                null,
                null,
                deployed.by(),
                deployed.by() == null ? PRODUCT : printedName(deployed.by()),
                time.now(),
                MODELS_CHANGED,
                means,
                content.text(),
                content.sha256()));
    }

    /** @param subject the id of a task or a deployment */
    @Transactional(readOnly = true)
    List<Signature> of(String subject) {
        return signatures.findBySubjectOrderById(subject);
    }

    String printedName(String userId) {
        return Optional.ofNullable(user.asSystem(
                        () -> identity.createUserQuery().userId(userId).singleResult()))
                .map(Signatures::name)
                .filter(name -> !name.isBlank())
                .orElse(userId);
    }

    private static String name(User person) {
        return "%s %s"
                .formatted(
                        Optional.ofNullable(person.getFirstName()).orElse(""),
                        Optional.ofNullable(person.getLastName()).orElse(""))
                .trim();
    }
}
