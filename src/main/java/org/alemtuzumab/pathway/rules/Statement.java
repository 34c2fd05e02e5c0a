package org.alemtuzumab.pathway.rules;

import java.util.List;
import java.util.Optional;

/**
 * One thing that the source documents state, in the product's own words.
 *
 * @param number as the reading of the sources counts them, from 1
 * @param about the part under which it stands, such as "The infusion"
 * @param sources the documents that state it: keys of the catalogue's sources
 * @param rules the rules that carry it out; none only where it is not done
 * @param because why it is not done, or what of it is not
 */
public record Statement(
        int number, String about, List<String> sources, String text, List<String> rules, Optional<String> because) {

    public Statement {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
    }
}
