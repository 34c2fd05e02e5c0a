package org.alemtuzumab.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the jar holds, by its own bill of materials, which the build makes before it makes the jar: nothing older than what
 * the advisories ask for, nothing that it does not need, and nothing whose licence is not known to be ours to give.
 */
@EnabledIfSystemProperty(
        named = "bill.of.materials",
        matches = ".+",
        disabledReason = "the build runs it once the bill is made")
class WhatIsInsideTest {

    /** The first version in which what src/site/advisories.md tells of is mended. */
    private static final Map<String, String> AT_LEAST = new TreeMap<>(Map.ofEntries(
            Map.entry("org.apache.tomcat.embed:tomcat-embed-core", "10.1.62"),
            Map.entry("org.apache.tomcat.embed:tomcat-embed-el", "10.1.62"),
            Map.entry("org.apache.commons:commons-lang3", "3.18.0"),
            Map.entry("com.fasterxml.jackson.core:jackson-databind", "2.21.8"),
            Map.entry("com.fasterxml.jackson.core:jackson-core", "2.21.8"),
            Map.entry("ch.qos.logback:logback-core", "1.5.37"),
            Map.entry("ch.qos.logback:logback-classic", "1.5.37"),
            Map.entry("org.apache.logging.log4j:log4j-api", "2.25.5"),
            Map.entry("org.postgresql:postgresql", "42.7.12"),
            Map.entry("org.thymeleaf:thymeleaf", "3.1.6.RELEASE"),
            Map.entry("org.thymeleaf:thymeleaf-spring6", "3.1.6.RELEASE"),
            Map.entry("org.springframework:spring-core", "6.2.19"),
            Map.entry("org.springframework.security:spring-security-web", "6.5.11"),
            Map.entry("ca.uhn.hapi.fhir:org.hl7.fhir.utilities", "6.9.11"),
            Map.entry("ca.uhn.hapi.fhir:org.hl7.fhir.r4", "6.9.11")));

    /** Script engines and template languages, XSLT, RDF, mail, WebSocket, and what only other parts of HAPI use. */
    private static final Pattern NOT_NEEDED = Pattern.compile(
            ".*(groovy|graalvm|nashorn|jython|jruby|scripting|freemarker|velocity|template-engines|connect|spin|icu4j|saxon|jena"
                    + "|simple-java-mail|websocket|html-sanitizer|messaging|devtools|okhttp|okio|kotlin|xmlpatterns|commons-collections:).*");

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

    private static JsonNode components;

    @BeforeAll
    static void readTheBill() throws IOException {
        components = new ObjectMapper()
                .readTree(Files.readString(Path.of(System.getProperty("bill.of.materials"))))
                .path("components");
        assertThat(components.size()).isGreaterThan(100);
    }

    @Test
    void nothingIsOlderThanTheAdvisoriesAskFor() {
        Map<String, String> found = new TreeMap<>();
        components.forEach(each -> found.put(name(each), each.path("version").asText()));

        assertThat(found).containsKeys(AT_LEAST.keySet().toArray(String[]::new));
        assertThat(AT_LEAST.entrySet().stream()
                        .filter(least -> older(found.get(least.getKey()), least.getValue()))
                        .map(least -> "%s %s, at least %s"
                                .formatted(least.getKey(), found.get(least.getKey()), least.getValue())))
                .isEmpty();
    }

    @Test
    void nothingIsThereThatIsNotNeeded() {
        assertThat(components)
                .extracting(WhatIsInsideTest::name)
                .noneMatch(name -> NOT_NEEDED.matcher(name + ":").matches());
    }

    @Test
    void everyLicenceIsKnown() {
        List<String> unknown = new ArrayList<>();
        for (JsonNode component : components) {
            List<String> licences = licences(component);
            if (licences.stream().noneMatch(LICENCES::contains)) {
                unknown.add("%s %s: %s"
                        .formatted(name(component), component.path("version").asText(), licences));
            }
        }
        assertThat(unknown).isEmpty();
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
