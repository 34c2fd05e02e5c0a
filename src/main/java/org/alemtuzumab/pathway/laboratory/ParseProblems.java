package org.alemtuzumab.pathway.laboratory;

import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that a parser finds wrong, where it would throw at the first or read over it. */
final class ParseProblems extends ErrorHandlerAdapter {

    private final JsonPlaces places;
    private final List<Issue> issues = new ArrayList<>();

    ParseProblems(String text) {
        this.places = new JsonPlaces(text);
    }

    List<Issue> issues() {
        return issues;
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        add(location, element, null, "is not an element of FHIR R4 here; remove it or correct its name");
    }

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {
        add(location, attribute, null, "is not an attribute of FHIR R4 here; remove it or correct its name");
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String problem) {
        add(location, null, value, "has a value that FHIR R4 does not allow here: " + problem);
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        // a number or boolean in quotes, or the other way round, reads the same
        if (expected != ValueType.SCALAR || found != ValueType.SCALAR) {
            add(location, element, null, "must be a JSON %s and is a JSON %s".formatted(name(expected), name(found)));
        }
    }

    @Override
    public void missingRequiredElement(IParseLocation location, String element) {
        add(location, element, null, "is required");
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        add(location, element, null, "may be there once only");
    }

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {
        add(location, null, null, "refers to '%s', which is not contained in the resource".formatted(reference));
    }

    private static String name(ValueType type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void add(IParseLocation location, String element, String value, String text) {
        String around =
                location == null || location.getParentElementName() == null ? "" : location.getParentElementName();
        String name = element == null || element.isEmpty() ? around : element;
        String parent = name.equals(around) || around.isEmpty() ? null : around;
        issues.add(new Issue(
                places.find(parent, name, value)
                        .or(() -> places.find(null, name, value))
                        .orElse(parent == null ? name : parent + "." + name),
                text));
    }
}
