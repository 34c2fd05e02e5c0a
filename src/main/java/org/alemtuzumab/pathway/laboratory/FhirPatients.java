package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.hospital.PersonSaid;
import org.alemtuzumab.pathway.hospital.Said;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who a patient is, as the hospital's patient administration says in FHIR. The whole of it counts: what is not there is not so. */
@Component
class FhirPatients implements IResourceProvider {

    /** Longest text of a day, as FHIR writes it. */
    private static final int DAY = 10;

    private final HospitalFeed hospital;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    FhirPatients(HospitalFeed hospital, CurrentUser user, PlatformTransactionManager transactions) {
        this.hospital = hospital;
        this.user = user;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Patient patient) {
        return take(patient);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Patient patient) {
        return take(patient);
    }

    /** Known here or not, the answer is the same: who is treated here is nobody's business. */
    private MethodOutcome take(Patient patient) {
        PatientClaim claim = new PatientClaim(
                patient.getIdentifier().stream()
                        .map(FhirSubject::identifier)
                        .filter(each -> !each.value().isEmpty())
                        .toList(),
                patient.getBirthDateElement().getValueAsString(),
                null);
        if (claim.identifiers().isEmpty()) {
            throw new UnprocessableEntityException("Patient.identifier: is missing: give the patient's number");
        }
        user.asSystem(() -> transaction.executeWithoutResult(status -> hospital.tell(claim, said(patient))));
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics("Taken over where the patient is treated here. Of all others nothing is kept");
        MethodOutcome answer = new MethodOutcome();
        answer.setCreated(false);
        answer.setOperationOutcome(outcome);
        return answer;
    }

    private static PersonSaid said(Patient patient) {
        HumanName name = patient.getName().stream()
                .filter(each -> each.getUse() == NameUse.OFFICIAL)
                .findFirst()
                .orElseGet(patient::getNameFirstRep);
        return new PersonSaid(
                said(name.getFamily()),
                said(name.getGivenAsSingleString()),
                said(patient.getAddress().stream()
                        .map(FhirPatients::inOneLine)
                        .findFirst()
                        .orElse("")),
                said(telecom(patient, List.of(ContactPointSystem.PHONE, ContactPointSystem.SMS))),
                said(telecom(patient, List.of(ContactPointSystem.EMAIL))),
                said(patient.getCommunication().stream()
                        .map(each -> FhirValue.label(each.getLanguage()))
                        .findFirst()
                        .orElse("")),
                said(patient.getGeneralPractitioner().stream()
                        .map(Reference::getDisplay)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")),
                died(patient.getDeceased()));
    }

    private static Said said(String text) {
        return new Said(text == null ? "" : text);
    }

    private static String inOneLine(Address address) {
        if (address.hasText()) {
            return address.getText();
        }
        return Stream.concat(
                        address.getLine().stream().map(StringType::getValue),
                        Stream.of(address.getPostalCode(), address.getCity(), address.getState(), address.getCountry()))
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String telecom(Patient patient, List<ContactPointSystem> systems) {
        return patient.getTelecom().stream()
                .filter(each -> systems.contains(each.getSystem()))
                .map(ContactPoint::getValue)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String died(Type deceased) {
        if (deceased instanceof DateTimeType day && day.hasValue()) {
            String text = day.getValueAsString();
            return text.substring(0, Math.min(DAY, text.length()));
        }
        return deceased instanceof BooleanType yes && yes.booleanValue() ? PersonSaid.DAY_UNKNOWN : null;
    }
}
