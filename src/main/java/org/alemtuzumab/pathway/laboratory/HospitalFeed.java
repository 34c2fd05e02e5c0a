package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.PassingFault;
import org.alemtuzumab.pathway.hospital.HospitalRecord;
import org.alemtuzumab.pathway.hospital.PersonSaid;
import org.alemtuzumab.pathway.hospital.Said;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the hospital's patient administration tells: HL7 ADT, and what is read of a FHIR Patient. It tells of everybody in the house;
 * of those who are under way here it is taken over, of all others nothing is kept, neither a row nor the message. Both are
 * answered alike.
 */
@Component
class HospitalFeed {

    private static final String TYPE = "ADT";
    /** Admitted, registered, changed, added, changed in the register. */
    private static final Set<String> TELLING = Set.of("A01", "A04", "A08", "A28", "A31");
    /** Two identifiers of one person: MRG-1 is the one that goes. */
    private static final String MERGED = "A40";

    private static final String YES = "Y";
    private static final String EMAIL = "Internet";
    private static final Pattern DAY = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.\\-]{0,63}");

    private final PatientMatch patients;
    private final HospitalRecord hospital;
    private final CurrentUser user;
    private final HospitalProperties settings;
    private final TransactionTemplate transaction;

    HospitalFeed(
            PatientMatch patients,
            HospitalRecord hospital,
            CurrentUser user,
            HospitalProperties settings,
            PlatformTransactionManager transactions) {
        this.patients = patients;
        this.hospital = hospital;
        this.user = user;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    static boolean takes(Hl7Text message) {
        return Hl7Header.of(message.text()).field(9).equals(TYPE);
    }

    /**
     * Takes a message over, or leaves it. What breaks down is kept nowhere: who sends it is told.
     *
     * @throws RuntimeException after a passing fault: it is to be sent again
     */
    Taken take(Hl7Text message) {
        try {
            if (message.charset() == null) {
                throw new Refused("MSH-18", "names no character set, and the text fits none that is tried");
            }
            if (message.text().indexOf('\0') >= 0) {
                throw new Refused("", "holds a NUL, which no text may");
            }
            List<Segment> segments = Hl7Reader.segments(message.text());
            Hl7Reader.requireProduction(segments.get(0));
            requireSender(segments.get(0));
            List<Runnable> told = told(segments);
            user.asSystem(() -> transaction.executeWithoutResult(status -> told.forEach(Runnable::run)));
            return new Taken(0, State.PROCESSED, "taken", List.of());
        } catch (Refused e) {
            return new Taken(0, State.REFUSED, e.getMessage(), e.issues());
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            String kept = "could not be taken over, and nothing of it is kept";
            return new Taken(0, State.REFUSED, kept, List.of(new Issue("", kept)));
        }
    }

    /** Whoever reaches the port could say that he is somebody's telephone: who may is named, and nobody is at first. */
    private void requireSender(Segment header) throws Refused {
        String sender = Hl7Reader.field(header, 3, 1);
        if (!settings.senders().contains(sender)) {
            throw new Refused("MSH-3", "is not named as one that says who patients are (pathway.hospital.senders)");
        }
    }

    /** What nobody's number or day of birth can be is refused of everybody alike, before anybody is looked for. */
    private static void requirePossible(PatientClaim claim) throws Refused {
        if (claim.birthDate() != null && !DAY.matcher(claim.birthDate()).matches()) {
            throw new Refused("PID-7", "is no date of birth, such as 19850505");
        }
    }

    private List<Runnable> told(List<Segment> segments) throws Refused {
        String event = Hl7Reader.field(segments.get(0), 9, 2);
        List<Runnable> told = new ArrayList<>();
        Segment pid = null;
        Segment general = null;
        for (Segment segment : segments) {
            switch (segment.getName().replaceFirst("(?<=...).*", "")) {
                case "PID" -> pid = segment;
                case "PD1" -> general = segment;
                case "MRG" -> {
                    if (event.equals(MERGED) && pid != null) {
                        told.add(merge(pid, segment));
                    }
                }
                default -> {
                    // visits, insurances, diagnoses: nobody here needs them
                }
            }
        }
        boolean telling = TELLING.contains(event);
        if (pid == null && (telling || event.equals(MERGED))) {
            throw new Refused("PID", "is missing: the message names no patient");
        }
        if (event.equals(MERGED) && told.isEmpty()) {
            throw new Refused("MRG", "is missing: the message does not say which number goes");
        }
        if (telling) {
            PatientClaim claim = Hl7Reader.patient(pid);
            requirePossible(claim);
            PersonSaid said = said(pid, general);
            told.add(() -> tell(claim, said));
        }
        return told;
    }

    private Runnable merge(Segment pid, Segment merged) throws Refused {
        Optional<String> surviving = patients.number(Hl7Reader.identifiers(pid, 3));
        Optional<String> retired = patients.number(Hl7Reader.identifiers(merged, 1));
        for (Optional<String> number : List.of(surviving, retired)) {
            if (number.filter(each -> !NUMBER.matcher(each).matches()).isPresent()) {
                throw new Refused("MRG-1", "or PID-3 is no patient number: letters, digits, \"-\" and \".\" only");
            }
        }
        return () -> surviving.ifPresent(there -> retired.ifPresent(gone -> hospital.merge(gone, there)));
    }

    /** Of whom nobody here knows, or the date of birth is not told, nothing is kept; of whom the date of birth contradicts, a person finds out. */
    void tell(PatientClaim claim, PersonSaid said) {
        if (claim.birthDate() == null) {
            return;
        }
        PatientMatch.Match match = patients.match(claim);
        if (match.number() != null) {
            hospital.tell(match.number(), said);
        } else {
            Optional.ofNullable(patients.match(new PatientClaim(claim.identifiers(), null, null))
                            .number())
                    .ifPresent(number -> hospital.contradict(number, claim.birthDate()));
        }
    }

    // ---------------------------------------------------------------- fields

    private static PersonSaid said(Segment pid, Segment general) {
        return new PersonSaid(
                said(pid, 5, component(pid, 5, 0, 1)),
                said(pid, 5, component(pid, 5, 0, 2)),
                said(pid, 11, joined(pid, 11, 1, 2, 5, 3, 4, 6)),
                telecom(pid, false),
                telecom(pid, true),
                said(pid, 15, first(component(pid, 15, 0, 2), component(pid, 15, 0, 1))),
                general == null
                        ? Said.NOTHING
                        : said(general, 4, first(joined(general, 4, 6, 3, 2), component(general, 4, 0, 1))),
                died(pid));
    }

    /** Empty where the field holds the explicit nothing; not said where it holds nothing at all. */
    private static Said said(Segment segment, int field, String text) {
        if (!text.isEmpty()) {
            return new Said(text);
        }
        return Hl7Reader.explicitlyNone(segment, field) ? new Said("") : Said.NOTHING;
    }

    private static Said telecom(Segment pid, boolean email) {
        List<String> found = Stream.of(13, 14, 40)
                .flatMap(field -> Hl7Reader.repetitions(pid, field).stream()
                        .filter(each -> email(pid, field, each) == email)
                        .map(each -> email
                                ? first(component(pid, field, each, 4), component(pid, field, each, 1))
                                : telephone(pid, field, each)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return said(pid, 13, String.join(", ", found));
    }

    private static boolean email(Segment pid, int field, int repetition) {
        return component(pid, field, repetition, 3).equals(EMAIL)
                || component(pid, field, repetition, 2).equals("NET");
    }

    /** The number as it is dialled, or put together from its parts. */
    private static String telephone(Segment pid, int field, int repetition) {
        String parts = Stream.of(5, 6, 7)
                .map(part -> component(pid, field, repetition, part))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return first(component(pid, field, repetition, 1), component(pid, field, repetition, 12), parts);
    }

    private static String died(Segment pid) {
        String day = component(pid, 29, 0, 1).replaceFirst("^(\\d{4})(\\d{2})(\\d{2}).*", "$1-$2-$3");
        if (DAY.matcher(day).matches()) {
            return day;
        }
        return !day.isEmpty() || component(pid, 30, 0, 1).equals(YES) ? PersonSaid.DAY_UNKNOWN : null;
    }

    private static String joined(Segment segment, int field, int... components) {
        return Arrays.stream(components)
                .mapToObj(each -> component(segment, field, 0, each))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(field == 4 ? " " : ", "));
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String component(Segment segment, int field, int repetition, int component) {
        return Hl7Reader.component(segment, field, repetition, component);
    }
}
