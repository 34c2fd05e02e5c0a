package org.alemtuzumab.pathway.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alemtuzumab.pathway.decision.Decisions;
import org.springframework.stereotype.Component;

/** What the settings of a profile protect, and what one version of it protects less than another. */
@Component
class Safeguards {

    private static final String TABLE = "profileSafeguards";

    /** By the versions compared and the deployed tables: asked for every task that somebody opens. */
    private final Map<List<Object>, List<String>> compared = new ConcurrentHashMap<>();

    private final Decisions decisions;
    private final Profiles profiles;

    Safeguards(Decisions decisions, Profiles profiles) {
        this.decisions = decisions;
        this.profiles = profiles;
    }

    /** One a setting, in the table's order. */
    List<Safeguard> all() {
        return decisions.keys(TABLE).stream().map(this::of).toList();
    }

    Optional<Safeguard> find(String setting) {
        return decisions.keys(TABLE).stream()
                .filter(setting::equals)
                .findFirst()
                .map(this::of);
    }

    /** In words, what the second version protects less than the first. */
    List<String> lost(ProfileVersion from, ProfileVersion to) {
        return compared.computeIfAbsent(
                List.of(decisions.version(TABLE), decisions.version(Profiles.TABLE), from, to),
                unknown -> compare(from, to));
    }

    private List<String> compare(ProfileVersion from, ProfileVersion to) {
        List<String> lost = new ArrayList<>();
        for (Safeguard safeguard : all()) {
            String before = profiles.text(from, safeguard.setting());
            String after = profiles.text(to, safeguard.setting());
            if (safeguard.weaker(before, after)) {
                lost.add(safeguard.change(before, after));
            }
        }
        return List.copyOf(lost);
    }

    private Safeguard of(String setting) {
        Map<String, Object> row = decisions.setting(TABLE, Map.of("setting", setting));
        return Safeguard.of(setting, column -> (String) row.get(column));
    }
}
