package org.alemtuzumab.pathway.signature;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.form.SubmittedRequest;
import org.alemtuzumab.pathway.signature.Signature.Means;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Runs at the completion of every user task, after its form was checked and before anything is stored: a step that is signed
 * does not go on without its signature, which is written in the same transaction.
 */
@Component("signatureCheck")
class SignatureCheck implements TaskListener {

    static final String HEADER = "X-Signature";

    private final SignedTasks signed;
    private final SignatureTokens tokens;
    private final Signatures signatures;
    private final CurrentUser user;

    SignatureCheck(SignedTasks signed, SignatureTokens tokens, Signatures signatures, CurrentUser user) {
        this.signed = signed;
        this.tokens = tokens;
        this.signatures = signatures;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        var request = SubmittedRequest.current();
        signed.of(task, request.map(SubmittedRequest::variables)).ifPresent(toSign -> {
            if (request.isEmpty() && VirtualTime.moved()) {
                // rehearsals and the sample clinic's past come by no web request, and before there is any
                signatures.record(toSign, user.id(), Means.REHEARSAL);
                return;
            }
            Means means = request.flatMap(sent -> sent.header(HEADER))
                    .filter(token -> user.id() != null)
                    .flatMap(token -> tokens.use(token, user.id(), task.getId(), toSign.content()))
                    .orElseThrow(() -> new SubmissionRefused(
                            "Not signed, and nothing stored: \"%s\" asks for your signature, under exactly these answers and given just now. Complete again, and sign"
                                    .formatted(toSign.meaning())));
            signatures.record(toSign, user.id(), means);
        });
    }
}
