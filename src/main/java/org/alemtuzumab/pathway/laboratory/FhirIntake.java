package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The laboratory's side of the FHIR endpoint. The body of a request is kept in the inbox before anybody looks at it; what
 * is answered is what became of the message there.
 */
@Interceptor
class FhirIntake {

    private static final String MESSAGE = FhirIntake.class.getName();
    private static final String SET_ASIDE = "The message is set aside";
    private static final String PATIENT = "Patient";
    private static final Set<RestOperationTypeEnum> TAKEN =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);

    private final Inbox inbox;

    FhirIntake(Inbox inbox) {
        this.inbox = inbox;
    }

    // ---------------------------------------------------------------- round every request

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void keep(ServletRequestDetails request) {
        // who a patient is comes in here, too, and is no message of a laboratory
        if (TAKEN.contains(request.getRestOperationType()) && !PATIENT.equals(request.getResourceName())) {
            String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
            // the server reads it before the inbox does, and may end with it
            Inbox.Arrived arrived = inbox.arrive(Protocol.FHIR, sender(request), body);
            request.getUserData().put(MESSAGE, arrived.messageId());
            arrived.aside().ifPresent(aside -> {
                throw notRead(aside);
            });
        }
    }

    private static UnprocessableEntityException notRead(Taken aside) {
        return new UnprocessableEntityException(
                SET_ASIDE,
                outcome(List.of(new Issue(
                        "",
                        "is not read: it broke down here before, and a person is asked. It is kept as message %d"
                                .formatted(aside.messageId())))));
    }

    /**
     * A message that broke down on its way to the inbox's reader: where the server says what is wrong with it, it is refused
     * with that; where the server itself broke down, that is no fault of the sender's, and a person is asked.
     */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException refuse(
            RequestDetails request, Throwable problem, HttpServletRequest servletRequest) {
        if (request != null
                && request.getUserData().get(MESSAGE) instanceof Long message
                && inbox.state(message) == State.RECEIVED) {
            if (problem instanceof BaseServerResponseException told
                    && !HttpStatusCode.valueOf(told.getStatusCode()).is5xxServerError()) {
                inbox.refuse(message, LibraryText.plain(problem.getMessage()));
            } else {
                Taken aside = inbox.setAside(message, problem);
                return new UnprocessableEntityException(SET_ASIDE, outcome(aside.issues()));
            }
        }
        return problem instanceof BaseServerResponseException told && told.getOperationOutcome() == null
                ? BaseServerResponseException.newInstance(told.getStatusCode(), LibraryText.plain(told.getMessage()))
                : null;
    }

    private static String sender(RequestDetails request) {
        return request instanceof ServletRequestDetails details
                        && details.getServletRequest().getRemoteUser() != null
                ? details.getServletRequest().getRemoteUser()
                : "unnamed";
    }

    /**
     * @param byEntry whether a message all of whose entries were refused is answered entry by entry
     * @throws BaseServerResponseException with an OperationOutcome where the message was refused or broke down
     */
    private Taken take(RequestDetails request, boolean byEntry) {
        Taken taken = inbox.read((Long) request.getUserData().get(MESSAGE));
        if (taken.state() == State.REFUSED
                && !(byEntry && taken.issues().stream().allMatch(Issue::ofEntry))) {
            throw new UnprocessableEntityException(taken.outcome(), outcome(taken.issues()));
        }
        if (taken.state() == State.FAILED && !taken.issues().isEmpty()) {
            throw new UnprocessableEntityException(SET_ASIDE, outcome(taken.issues()));
        }
        if (taken.state() == State.FAILED) {
            String kept = "kept as message %d, but not processed; a person is asked".formatted(taken.messageId());
            throw new InternalErrorException(kept, outcome(List.of(new Issue("", kept))));
        }
        if (taken.state() == State.RECEIVED) {
            String kept =
                    "kept as message %d, and processed as soon as the database answers".formatted(taken.messageId());
            throw new UnclassifiedServerFailureException(
                    HttpStatus.SERVICE_UNAVAILABLE.value(), kept, outcome(List.of(new Issue("", kept))));
        }
        return taken;
    }

    private static OperationOutcome outcome(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(issue -> {
            var component = outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.INVALID)
                    .setDiagnostics(issue.toString());
            if (!issue.place().isEmpty()) {
                component.addExpression(issue.place());
            }
        });
        return outcome;
    }

    private static OperationOutcome accepted(Taken taken) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(
                        switch (taken.state()) {
                            case WAITING ->
                                "Kept as message %d. Something of it waits for a person of the clinic; what can be filed is filed"
                                        .formatted(taken.messageId());
                            case REFUSED ->
                                "Kept as message %d. No result in it could be used".formatted(taken.messageId());
                            case DUPLICATE ->
                                "Kept as message %d. Everything in it was known already".formatted(taken.messageId());
                            default -> "Kept as message %d and filed".formatted(taken.messageId());
                        });
        taken.questions().forEach(question -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.BUSINESSRULE)
                .setDiagnostics(question + ". It is kept and not judged; a person is asked"));
        return outcome;
    }

    private static OperationOutcome left(String type) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics(
                        "%s is not taken here and was left: it stays in the message as received".formatted(type));
        return outcome;
    }

    private static String id(Taken taken, int index) {
        return "m%d-%d".formatted(taken.messageId(), index);
    }

    /**
     * If-None-Exist asks for no more than what is done anyway: the same result sent again is recognized by itself. Who asks for
     * it is told by the status whether anything of it was new.
     */
    private MethodOutcome created(Resource resource, RequestDetails request) {
        Taken taken = take(request, false);
        boolean known = taken.state() == State.DUPLICATE && request.getHeader(Constants.HEADER_IF_NONE_EXIST) != null;
        return echoed(resource, new IdType(resource.fhirType(), id(taken, 1)), taken, !known);
    }

    /** With the resource as it was sent, for who prefers that. */
    private static MethodOutcome echoed(Resource resource, IdType id, Taken taken, boolean created) {
        resource.setId(id);
        MethodOutcome outcome = new MethodOutcome(id, accepted(taken), created);
        outcome.setResource(resource);
        return outcome;
    }

    private MethodOutcome updated(IdType id, Resource resource, RequestDetails request) {
        if (request.getConditionalUrl(RestOperationTypeEnum.UPDATE) != null) {
            throw new InvalidRequestException("Conditional update is not supported: use PUT [type]/[id]");
        }
        Taken taken = take(request, false);
        return echoed(resource, new IdType(resource.fhirType(), id.getIdPart()), taken, false);
    }

    // ---------------------------------------------------------------- what can be sent

    static final class Observations implements IResourceProvider {

        private final FhirIntake intake;

        Observations(FhirIntake intake) {
            this.intake = intake;
        }

        @Override
        public Class<Observation> getResourceType() {
            return Observation.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam Observation observation, RequestDetails request) {
            return intake.created(observation, request);
        }

        @Update
        public MethodOutcome update(
                @IdParam IdType id, @ResourceParam Observation observation, RequestDetails request) {
            return intake.updated(id, observation, request);
        }
    }

    static final class DiagnosticReports implements IResourceProvider {

        private final FhirIntake intake;

        DiagnosticReports(FhirIntake intake) {
            this.intake = intake;
        }

        @Override
        public Class<DiagnosticReport> getResourceType() {
            return DiagnosticReport.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam DiagnosticReport report, RequestDetails request) {
            return intake.created(report, request);
        }

        @Update
        public MethodOutcome update(
                @IdParam IdType id, @ResourceParam DiagnosticReport report, RequestDetails request) {
            return intake.updated(id, report, request);
        }
    }

    static final class Bundles {

        private final FhirIntake intake;

        Bundles(FhirIntake intake) {
            this.intake = intake;
        }

        /**
         * A batch is judged entry by entry; any other bundle is taken whole or refused whole. What is no result and explains
         * none is left, and said so.
         */
        @Transaction
        public Bundle transaction(@TransactionParam Bundle bundle, RequestDetails request) {
            boolean batch = bundle.getType() == BundleType.BATCH;
            Taken taken = intake.take(request, batch);
            Bundle answer = new Bundle();
            answer.setType(
                    bundle.getType() == BundleType.TRANSACTION
                            ? BundleType.TRANSACTIONRESPONSE
                            : BundleType.BATCHRESPONSE);
            boolean echo = String.valueOf(request.getHeader(Constants.HEADER_PREFER))
                    .contains(Constants.HEADER_PREFER_RETURN_REPRESENTATION);
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                BundleEntryComponent entry = bundle.getEntry().get(i);
                answer.addEntry().setResponse(response(entry, i, taken)).setResource(echo ? entry.getResource() : null);
            }
            return answer;
        }

        private static BundleEntryResponseComponent response(BundleEntryComponent entry, int index, Taken taken) {
            BundleEntryResponseComponent response = new BundleEntryResponseComponent();
            List<Issue> refused = taken.issues().stream()
                    .filter(issue -> issue.place().startsWith("Bundle.entry[%d]".formatted(index)))
                    .toList();
            if (!refused.isEmpty()) {
                return response.setStatus("422 Unprocessable Entity").setOutcome(outcome(refused));
            }
            if (entry.getResource() == null) {
                // a copy of a message that waits is not read again
                return response.setStatus("422 Unprocessable Entity").setOutcome(accepted(taken));
            }
            String type = entry.getResource().fhirType();
            if (FhirReader.SUPPORTING.contains(type)) {
                // read with the results, and not kept for itself
                return response.setStatus("200 OK").setOutcome(accepted(taken));
            }
            if (!FhirReader.RESULTS.contains(type)) {
                return response.setStatus("200 OK").setOutcome(left(type));
            }
            boolean update = entry.getRequest().getMethod() == HTTPVerb.PUT;
            boolean known =
                    taken.state() == State.DUPLICATE && entry.getRequest().hasIfNoneExist();
            return response.setStatus(update || known ? "200 OK" : "201 Created")
                    .setLocation(update ? entry.getRequest().getUrl() : "%s/%s".formatted(type, id(taken, index + 1)))
                    .setOutcome(accepted(taken));
        }
    }
}
