package org.alemtuzumab.pathway.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.DeclaredTable;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.alemtuzumab.pathway.tables.Fault.Kind;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Refuses a table that asks for what nobody hands over, answers what nobody understands, says another limit than it applies, or
 * protects less than the table as signed off: the copies in {@code signed/}, which nobody edits by mistake.
 */
@Component
class TableCheck implements ModelCheck {

    private final DeclaredTables declared;
    private final Analytes analytes;
    private final RuleCatalogue rules;
    private final AllowedTables allowed;
    private final ResourceLoader resources;
    private final SettingGuard settings;
    /** By their hashes: nothing else need be asked of them, however often the product starts. */
    private final Set<String> asSignedOff;

    TableCheck(
            DeclaredTables declared,
            Analytes analytes,
            RuleCatalogue rules,
            AllowedTables allowed,
            ResourceLoader resources) {
        this.declared = declared;
        this.analytes = analytes;
        this.rules = rules;
        this.allowed = allowed;
        this.resources = resources;
        this.settings = new SettingGuard(Table.of(signed("profileSafeguards")).orElseThrow());
        this.asSignedOff =
                declared.keys().stream().map(key -> Sha256.of(signed(key))).collect(Collectors.toSet());
    }

    /** The same where something else is allowed. */
    TableCheck allowing(AllowedTables others) {
        return new TableCheck(declared, analytes, rules, others, resources);
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .flatMap(file -> problems(file.getKey(), file.getValue()).stream())
                .toList();
    }

    private List<String> problems(String file, byte[] content) {
        String hash = Sha256.of(content);
        if (asSignedOff.contains(hash)) {
            return List.of();
        }
        List<Fault> faults = faults(content);
        boolean weakerOnly = faults.stream().allMatch(fault -> fault.kind() == Kind.WEAKER);
        if (weakerOnly && allowed.find(hash).isPresent()) {
            return List.of();
        }
        List<String> problems =
                new ArrayList<>(faults.stream().map(fault -> fault.in(file)).toList());
        if (weakerOnly && !faults.isEmpty()) {
            problems.add(
                    "%s: if all this is meant, an administrator allows this very file in the settings, with the reason: pathway.tables.allowed, sha256 %s."
                            .formatted(file, hash));
        }
        return problems;
    }

    List<Fault> faults(byte[] content) {
        Optional<Table> read = Table.of(content);
        if (read.isEmpty()) {
            return List.of(new Fault(
                    Kind.UNREADABLE,
                    "",
                    "it holds something else than one decision table in FEEL",
                    "right would be one table a file, that needs no other decision"));
        }
        Table table = read.get();
        Optional<DeclaredTable> known = declared.find(table.key());
        if (known.isEmpty()) {
            return List.of(new Fault(
                    Kind.UNREADABLE,
                    "",
                    "nobody asks a decision with the id '%s'".formatted(table.key()),
                    "right would be one of " + String.join(", ", declared.keys())));
        }
        Table signed = Table.of(signed(table.key())).orElseThrow();
        Vocabulary vocabulary = Vocabulary.of(known.get(), signed, analytes, rules);
        List<Fault> faults = new ArrayList<>(new Structure(table, signed, vocabulary).faults());
        if (faults.stream().noneMatch(fault -> fault.kind() == Kind.UNREADABLE)) {
            faults.addAll(new Wording(table, signed, vocabulary).faults());
            faults.addAll(new Replay(table, signed, vocabulary, settings).faults(cases(table.key(), known.get())));
        }
        return faults;
    }

    SettingGuard settings() {
        return settings;
    }

    /** The table as it was signed off. */
    byte[] signed(String key) {
        return read(resources.getResource("classpath:signed/%s.dmn".formatted(key)));
    }

    private List<Case> cases(String key, DeclaredTable table) {
        String file = "classpath:bpmn/decisions/cases/%s.csv".formatted(key);
        Resource found = resources.getResource(file);
        return found.exists()
                ? Case.read(file, new String(read(found), StandardCharsets.UTF_8).lines(), table)
                : List.of();
    }

    private static byte[] read(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
