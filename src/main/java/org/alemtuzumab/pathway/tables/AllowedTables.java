package org.alemtuzumab.pathway.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Tables that protect less than they were signed off to, and that an administrator lets through all the same: the setting
 * {@code pathway.tables.allowed}.
 */
@ConfigurationProperties("pathway.tables")
record AllowedTables(List<Allowed> allowed) {

    /**
     * One file, and why it is allowed; every page shows it.
     *
     * @param sha256 of the file, byte for byte
     */
    record Allowed(String sha256, String reason) {

        Allowed {
            sha256 = sha256 == null ? "" : sha256.strip().toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}") || reason == null || reason.isBlank()) {
                throw new IllegalArgumentException(
                        "pathway.tables.allowed: each needs the sha256 of the file, 64 hexadecimal digits, and the reason why it is allowed");
            }
        }
    }

    AllowedTables {
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
    }

    Optional<Allowed> find(String sha256) {
        return allowed.stream().filter(each -> each.sha256().equals(sha256)).findFirst();
    }
}
