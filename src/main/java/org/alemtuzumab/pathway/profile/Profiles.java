package org.alemtuzumab.pathway.profile;

import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.springframework.stereotype.Component;

/** What a label profile sets, from the owner's table {@code profileSettings}. */
@Component
public class Profiles {

    private final Decisions decisions;

    Profiles(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no row for this profile and setting */
    public String text(String profile, String setting) {
        return (String) decisions
                .setting("profileSettings", Map.of("profile", profile, "setting", setting))
                .get("value");
    }

    public int number(String profile, String setting) {
        return Integer.parseInt(text(profile, setting));
    }

    public boolean flag(String profile, String setting) {
        return Boolean.parseBoolean(text(profile, setting));
    }
}
