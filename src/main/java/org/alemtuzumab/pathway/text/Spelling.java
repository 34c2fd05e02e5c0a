package org.alemtuzumab.pathway.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How forms, tables and stored rows spell a constant: {@code NOT_GIVEN} is "notGiven"; as it is called is understood, too. */
public final class Spelling {

    private Spelling() {}

    public static String of(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException where no constant is spelled so */
    public static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return read(type, text)
                .orElseThrow(() -> new IllegalArgumentException("No %s is '%s'".formatted(type.getSimpleName(), text)));
    }

    /** Empty where no constant is spelled so. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> of(constant).equals(text) || constant.name().equals(text))
                .findFirst();
    }
}
