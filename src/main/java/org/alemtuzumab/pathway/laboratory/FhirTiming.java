package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** When the sample of an Observation was taken, and when its result was issued, in the clinic's time zone. */
record FhirTiming(ClinicTime time) {

    /** @param hour null where only the day is known */
    record Taking(LocalDate day, OffsetDateTime hour) {}

    /** When the sample was taken. When the result was issued says nothing about that (SAF-3). */
    Taking taking(FhirFound found, List<Issue> faults) {
        List<Type> stated = new ArrayList<>();
        stated.add(found.observation().getEffective());
        found.specimen().forEach(specimen -> stated.add(specimen.getCollection().getCollected()));
        if (found.report() != null) {
            stated.add(found.report().getEffective());
            found.specimensOfReport()
                    .forEach(specimen -> stated.add(specimen.getCollection().getCollected()));
        }
        String place = found.place() + ".effective[x]";
        Optional<BaseDateTimeType> moment = stated.stream()
                .map(FhirTiming::moment)
                .flatMap(Optional::stream)
                .findFirst();
        if (moment.isEmpty()) {
            faults.add(new Issue(
                    place, "is missing: give effectiveDateTime, the day or time at which the sample was taken"));
            return new Taking(null, null);
        }
        if (moment.get().getPrecision() == TemporalPrecisionEnum.YEAR
                || moment.get().getPrecision() == TemporalPrecisionEnum.MONTH) {
            faults.add(new Issue(place, "must name the day on which the sample was taken"));
            return new Taking(null, null);
        }
        OffsetDateTime hour = moment.get().getPrecision() == TemporalPrecisionEnum.DAY
                ? null
                : moment.get().getValue().toInstant().atZone(time.zone()).toOffsetDateTime();
        LocalDate day = hour == null ? LocalDate.parse(moment.get().getValueAsString()) : time.dateOf(hour);
        if (day.isAfter(time.today())) {
            faults.add(new Issue(place, "lies in the future: give the time at which the sample was taken"));
        }
        return new Taking(day, hour);
    }

    OffsetDateTime issued(FhirFound found) {
        InstantType issued = found.observation().hasIssued() || found.report() == null
                ? found.observation().getIssuedElement()
                : found.report().getIssuedElement();
        return issued == null || issued.getValue() == null
                ? null
                : issued.getValue().toInstant().atZone(time.zone()).toOffsetDateTime();
    }

    private static Optional<BaseDateTimeType> moment(Type stated) {
        if (stated instanceof BaseDateTimeType moment && moment.hasValue()) {
            return Optional.of(moment);
        }
        return stated instanceof Period period
                ? Stream.of(period.getStartElement(), period.getEndElement())
                        .filter(each -> each != null && each.hasValue())
                        .map(BaseDateTimeType.class::cast)
                        .findFirst()
                : Optional.empty();
    }
}
