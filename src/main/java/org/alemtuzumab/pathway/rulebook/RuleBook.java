package org.alemtuzumab.pathway.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.Deployments;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.springframework.stereotype.Component;

/** All rules of the catalogue, each with its places and proofs. */
@Component
class RuleBook {

    private final RuleCatalogue catalogue;
    private final DeployedPlaces places;
    private final Proofs proofs;
    private final CurrentUser user;
    private final Supplier<List<Entry>> entries;

    RuleBook(RuleCatalogue catalogue, DeployedPlaces places, Proofs proofs, CurrentUser user, Deployments deployments) {
        this.catalogue = catalogue;
        this.places = places;
        this.proofs = proofs;
        this.user = user;
        this.entries = deployments.keep(this::read);
    }

    /** As deployed now. Models hold no patient's data, so everybody may read all of them here. */
    List<Entry> entries() {
        return entries.get();
    }

    private List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        user.asSystem(() -> {
            Map<String, List<Place>> lives = places.byRule();
            Map<String, List<Proof>> proved = proofs.byRule(places.rulesOfRows());
            catalogue
                    .all()
                    .forEach(rule -> entries.add(new Entry(
                            rule,
                            rule.sources().stream()
                                    .map(key -> "%s: %s"
                                            .formatted(key, catalogue.sources().get(key)))
                                    .toList(),
                            lives.getOrDefault(rule.id(), List.of()),
                            proved.getOrDefault(rule.id(), List.of()))));
        });
        return List.copyOf(entries);
    }
}
