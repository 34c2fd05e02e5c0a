package org.alemtuzumab.pathway.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.profile.Safeguard;
import org.alemtuzumab.pathway.tables.Fault.Kind;

/**
 * Holds the table of settings to what the signed process "Change of a profile" holds a relaxation to: the ranges of the
 * safeguards, and no value that protects less than the label profile as signed off (PRF-1).
 */
final class SettingGuard {

    private final Map<String, Safeguard> safeguards = new HashMap<>();

    /** @param signed the table profileSafeguards as signed off */
    SettingGuard(Table signed) {
        signed.rows().forEach(row -> {
            String setting = plain(row.conditions().get(0));
            Map<String, String> says = new HashMap<>();
            for (int i = 0; i < row.answers().size(); i++) {
                says.put(signed.answers().get(i).name(), plain(row.answers().get(i)));
            }
            safeguards.put(setting, Safeguard.of(setting, says::get));
        });
    }

    /** Why the second value cannot be set instead of the first; empty where it can. */
    Optional<Fault> fault(String place, Map<String, Object> facts, String from, String to) {
        Safeguard safeguard = safeguards.get(Answer.text(facts.get("setting")));
        if (from.equals(to)) {
            return Optional.empty();
        }
        if (safeguard == null) {
            return Optional.of(
                    new Fault(Kind.WRONG, place, "nobody reads this setting", "right would be to leave it out"));
        }
        if (safeguard.fixed()) {
            return Optional.of(new Fault(
                    Kind.WEAKER,
                    place,
                    "%s: %s instead of %s".formatted(safeguard.words(), to, from),
                    "right would be " + from));
        }
        return safeguard
                .problem(Answer.text(facts.get("profile")), to, from)
                .or(() -> safeguard.weaker(from, to) ? Optional.of(safeguard.change(from, to)) : Optional.empty())
                .map(
                        problem -> new Fault(
                                Kind.WRONG,
                                place,
                                problem,
                                "what is less than the label profile is proposed and signed by 'Change of a profile' in Tasklist, and not set here"));
    }

    private static String plain(String cell) {
        return cell.replace("\"", "");
    }
}
