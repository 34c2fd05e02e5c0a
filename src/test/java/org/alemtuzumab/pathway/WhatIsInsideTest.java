package org.alemtuzumab.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the jar holds, once the build has made it: nothing older than what the advisories ask for, nothing that it does not need,
 * and nothing whose licence is not known to be ours to give. Licences stand in the bill of materials, which Maven makes only
 * where it may ask the repository.
 */
@EnabledIfSystemProperty(named = "made.jar", matches = ".+")
class WhatIsInsideTest {

    /** The first version in which what src/site/advisories.md tells of is mended. */
    private static final Map<String, String> AT_LEAST = new TreeMap<>(Map.ofEntries(
            Map.entry("tomcat-embed-core", "10.1.62"),
            Map.entry("tomcat-embed-el", "10.1.62"),
            Map.entry("commons-lang3", "3.18.0"),
            Map.entry("jackson-databind", "2.21.8"),
            Map.entry("jackson-core", "2.21.8"),
            Map.entry("logback-core", "1.5.37"),
            Map.entry("logback-classic", "1.5.37"),
            Map.entry("log4j-api", "2.25.5"),
            Map.entry("postgresql", "42.7.12"),
            Map.entry("thymeleaf", "3.1.6.RELEASE"),
            Map.entry("thymeleaf-spring6", "3.1.6.RELEASE"),
            Map.entry("spring-core", "6.2.19"),
            Map.entry("spring-security-web", "6.5.11"),
            Map.entry("org.hl7.fhir.utilities", "6.9.11"),
            Map.entry("org.hl7.fhir.r4", "6.9.11")));

    /** Script engines and template languages, XSLT, RDF, mail, WebSocket, and what only other parts of HAPI use. */
    private static final Pattern NOT_NEEDED = Pattern.compile(
            ".*(groovy|graalvm|nashorn|jython|jruby|scripting|freemarker|velocity|template-engines|connect|spin|icu4j|saxon|jena"
                    + "|simple-java-mail|websocket|html-sanitizer|messaging|devtools|okhttp|okio|kotlin|xmlpatterns).*");

    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            // HAPI FHIR's name of it
            "Apache Software License 2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "EDL-1.0",
            "LGPL-2.1-only",
            "MIT",
            "MIT-0",
            "MPL-1.1",
            "MPL-2.0",
            "Public Domain");

    private static final Pattern LIBRARY = Pattern.compile("BOOT-INF/lib/(.+?)-(\\d.*)\\.jar");

    private static final Map<String, String> INSIDE = new TreeMap<>();

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("made.jar"))) {
            jar.stream()
                    .map(entry -> LIBRARY.matcher(entry.getName()))
                    .filter(Matcher::matches)
                    .forEach(library -> INSIDE.put(library.group(1), library.group(2)));
        }
        assertThat(INSIDE).hasSizeGreaterThan(100);
    }

    @Test
    void nothingIsOlderThanTheAdvisoriesAskFor() {
        assertThat(INSIDE).containsKeys(AT_LEAST.keySet().toArray(String[]::new));
        List<String> tooOld = new ArrayList<>();
        AT_LEAST.forEach((library, least) -> {
            if (older(INSIDE.get(library), least)) {
                tooOld.add(library + " " + INSIDE.get(library) + ", at least " + least);
            }
        });
        assertThat(tooOld).isEmpty();
    }

    @Test
    void nothingIsThereThatIsNotNeeded() {
        assertThat(INSIDE.keySet().stream().filter(NOT_NEEDED.asMatchPredicate()))
                .isEmpty();
    }

    @Test
    void everyLicenceIsKnown() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (JsonNode component : bill().path("components")) {
            List<String> licences = licences(component);
            if (licences.stream().noneMatch(LICENCES::contains)) {
                unknown.add("%s %s: %s"
                        .formatted(name(component), component.path("version").asText(), licences));
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static JsonNode bill() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("made.jar"))) {
            ZipEntry bill = jar.getEntry("META-INF/sbom/application.cdx.json");
            assumeTrue(bill != null, "Maven was offline, and made no bill of materials");
            return new ObjectMapper().readTree(jar.getInputStream(bill));
        }
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    private static List<String> licences(JsonNode component) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : component.path("licenses")) {
            if (each.has("expression")) {
                names.addAll(List.of(
                        each.path("expression").asText().replaceAll("[()]", "").split(" OR ")));
            }
            names.add(each.path("license")
                    .path("id")
                    .asText(each.path("license").path("name").asText()));
        }
        return names;
    }

    private static boolean older(String found, String least) {
        List<Integer> a = numbers(found);
        List<Integer> b = numbers(least);
        for (int i = 0; i < b.size(); i++) {
            int part = i < a.size() ? a.get(i) : 0;
            if (part != b.get(i)) {
                return part < b.get(i);
            }
        }
        return false;
    }

    private static List<Integer> numbers(String version) {
        return Pattern.compile("\\d+")
                .matcher(version)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }
}
