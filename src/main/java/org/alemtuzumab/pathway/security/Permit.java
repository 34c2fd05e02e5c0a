package org.alemtuzumab.pathway.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some calls of the list, for the same people and the same purpose.
 *
 * @param who to whom they are answered
 * @param purpose what for, in the words of the README
 * @param way where they are asked
 */
record Permit(Who who, String purpose, Way way, List<Call> calls) {

    /** To whom something is answered. */
    enum Who {
        ANYONE("nobody needs to be logged in", List.of()),
        EVERYONE("everyone logged in", List.of()),
        MEMBERS("every group of the clinic", List.of(ClinicGroup.values())),
        REPORTERS("care team but laboratory and pharmacovigilance, specialties", ClinicGroup.reporters()),
        WORKERS("care team, specialties, process owners", with(ClinicGroup.care(), ClinicGroup.PROCESS_OWNER)),
        STARTERS(
                "care team but laboratory and pharmacovigilance, specialties, process owners",
                with(ClinicGroup.reporters(), ClinicGroup.PROCESS_OWNER)),
        READERS_OF_ALL(
                "neurologists, MS nurses, neurology on call, auditors",
                with(ClinicGroup.readersOfAPatient(), ClinicGroup.AUDITOR)),
        READERS_OF_FILES(
                "care team but laboratory, specialties, auditors: by need",
                with(
                        ClinicGroup.care().stream()
                                .filter(group -> group != ClinicGroup.LABORATORY)
                                .toList(),
                        ClinicGroup.AUDITOR)),
        ENROLLERS("neurologists, MS nurses", List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.MS_NURSE)),
        LABORATORY("laboratory", List.of(ClinicGroup.LABORATORY)),
        ADMINISTRATION("patient administration", List.of(ClinicGroup.PATIENT_ADMINISTRATION)),
        ORDERS("laboratory, order systems", List.of(ClinicGroup.LABORATORY, ClinicGroup.ORDER_SYSTEM)),
        OWNERS("process owners", List.of(ClinicGroup.PROCESS_OWNER)),
        AUDITORS("auditors", List.of(ClinicGroup.AUDITOR)),
        OVERSIGHT("process owners, auditors", List.of(ClinicGroup.PROCESS_OWNER, ClinicGroup.AUDITOR)),
        PROFILES(
                "neurologists, process owners, auditors",
                List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.PROCESS_OWNER, ClinicGroup.AUDITOR)),
        SIGNERS("neurologists, auditors", List.of(ClinicGroup.NEUROLOGIST, ClinicGroup.AUDITOR)),
        ADMINISTRATORS("administrators", Set.of(ADMINISTRATOR));

        private final String label;
        private final Set<String> groups;

        Who(String label, List<ClinicGroup> groups) {
            this(label, groups.stream().map(ClinicGroup::id).collect(Collectors.toSet()));
        }

        Who(String label, Set<String> groups) {
            this.label = label;
            this.groups = groups;
        }

        private static List<ClinicGroup> with(List<ClinicGroup> groups, ClinicGroup another) {
            return Stream.concat(groups.stream(), Stream.of(another)).toList();
        }

        String label() {
            return label;
        }

        boolean includes(Caller caller) {
            return this == ANYONE
                    || caller.loggedIn() && (this == EVERYONE || groups.stream().anyMatch(caller.groups()::contains));
        }
    }

    /** Where a call is asked. */
    enum Way {
        /** At the address itself: pages, interfaces of our own, what only the web applications have. */
        ADDRESS(""),
        /** A part of the engine's interface, by Basic and by session. */
        ENGINE("/engine-rest(?:/engine/default)?|/camunda/api/engine/engine/default"),
        /** A part of the engine's interface that browsers have no need of. */
        BASIC("/engine-rest(?:/engine/default)?"),
        /** A part of the engine's interface that only browsers have a need of. */
        SESSION("/camunda/api/engine/engine/default");

        private final String prefix;

        Way(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The engine's group of those who manage users. */
    static final String ADMINISTRATOR = "camunda-admin";

    /** Whoever asks; without a name, somebody who is not logged in. */
    record Caller(String name, Collection<String> groups) {

        static final Caller NOBODY = new Caller(null, Set.of());

        boolean loggedIn() {
            return name != null;
        }
    }

    /**
     * One call, written {@code GET /task/{id}/form?name,other}: after the question mark stands what may be asked or sent
     * beside the paging, as parameters of the address and as fields of the body. An asterisk, or no question mark outside
     * the engine's interface: whoever reads it decides.
     */
    record Call(String method, String path, Set<String> fields, Pattern address) {

        private static final Pattern WRITTEN = Pattern.compile("(\\w+) (/[^?]*)(?:\\?(.*))?");
        private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
        private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

        static final String ANYTHING = "*";

        /** What a list is cut and sorted by, for every call. */
        private static final Set<String> PAGING = Set.of("firstResult", "maxResults", "sortBy", "sortOrder", "sorting");

        static Call of(Way way, String written) {
            Matcher parts = WRITTEN.matcher(written);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Not a call: " + written);
            }
            Set<String> fields = new TreeSet<>(PAGING);
            if (parts.group(3) != null) {
                fields.addAll(Arrays.asList(parts.group(3).split(",")));
            } else if (way == Way.ADDRESS) {
                fields.add(ANYTHING);
            }
            String path = parts.group(2);
            return new Call(
                    parts.group(1),
                    path,
                    Set.copyOf(fields),
                    Pattern.compile(
                            "(?:" + way.prefix + ")" + PLACEHOLDER.matcher(path).replaceAll(Call::expression)));
        }

        /** An id of the engine's is never mistaken for the name of another of its resources. */
        private static String expression(MatchResult placeholder) {
            String name = placeholder.group(1);
            return Matcher.quoteReplacement(
                    switch (name) {
                        case "id" -> UUID;
                        case "definition" -> "(?:[\\w.-]+:\\d+:)?" + UUID;
                        case "me" -> "(?<me>[^/]+)";
                        case "app" -> "(?:admin|cockpit|tasklist|welcome)";
                        case "file" -> "(?:[\\w-]+/)*[\\w.-]+\\.(?:css|eot|ico|js|json|png|svg|ttf|txt|woff2?)";
                        default -> "[^/]+";
                    });
        }

        boolean matches(String path, Caller caller) {
            Matcher asked = address.matcher(path);
            return asked.matches()
                    && (!this.path.contains("{me}") || asked.group("me").equals(caller.name()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean takes(String field) {
            return fields.contains(field) || fields.contains(ANYTHING);
        }
    }

    static Permit permit(Who who, String purpose, Way way, String... calls) {
        Function<String, Call> read = written -> Call.of(way, written);
        return new Permit(who, purpose, way, Arrays.stream(calls).map(read).toList());
    }
}
