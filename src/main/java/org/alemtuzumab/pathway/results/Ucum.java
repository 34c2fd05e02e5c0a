package org.alemtuzumab.pathway.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/**
 * Conversions between units of UCUM of one dimension. UCUM counts a mole as a bare number, a field of view as one and a
 * percentage as a hundredth; a laboratory does not, so what is no clear question of prefixes is not converted here.
 */
final class Ucum {

    private static final int DIGITS = 30;
    private static final String NO_DIMENSION = "1";
    /** Units that UCUM takes for a bare number (an [IU] too), and a special or arbitrary unit, whose meaning depends on the test. */
    private static final Pattern NOT_BY_ITSELF = Pattern.compile("mol|eq|osm|%|\\[IU]|\\[|Cel");

    private static final Pattern TERM = Pattern.compile("([./]|^)([^./]*)");

    private Ucum() {}

    /** @return how many of the one unit the other is; empty where that does not follow from the units alone */
    static Optional<Double> factor(String from, String to) {
        if (!comparableKinds(from, to)) {
            return Optional.empty();
        }
        try {
            UcumService ucum = Holder.SERVICE;
            if (ucum.validate(from) != null || ucum.validate(to) != null) {
                return Optional.empty();
            }
            String dimension = ucum.getCanonicalUnits(to);
            if (dimension.isEmpty()
                    || dimension.equals(NO_DIMENSION)
                    || !dimension.equals(ucum.getCanonicalUnits(from))) {
                return Optional.empty();
            }
            double factor = new BigDecimal(ucum.convert(new Decimal(NO_DIMENSION, DIGITS), from, to)
                            .asDecimal())
                    .doubleValue();
            return factor > 0 ? Optional.of(factor) : Optional.empty();
        } catch (UcumException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean comparableKinds(String from, String to) {
        return !from.isBlank() && !from.contains("(") && kinds(from).equals(kinds(to));
    }

    /** What UCUM would not tell apart, with its place above or below the line and its power: "/[IU]/L" is no "[IU]/L". */
    private static List<String> kinds(String unit) {
        List<String> kinds = new ArrayList<>();
        Matcher term = TERM.matcher(unit);
        while (term.find()) {
            Matcher kind = NOT_BY_ITSELF.matcher(term.group(2));
            while (kind.find()) {
                String power = term.group(2).substring(kind.end());
                kinds.add((term.group(1).equals("/") ? "/" : "") + kind.group() + power);
            }
        }
        return kinds;
    }

    /** Read when the first unit asks for it. */
    private static final class Holder {

        private static final UcumService SERVICE = load();

        private static UcumService load() {
            try {
                return new UcumEssenceService(UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml"));
            } catch (UcumException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
