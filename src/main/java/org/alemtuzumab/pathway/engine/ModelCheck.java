package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Map;

/**
 * Judges new diagrams, decision tables and forms before they are deployed. Every bean of this type is asked about every new
 * deployment, the product's own at start included; versions that are deployed already are never judged again.
 */
public interface ModelCheck {

    /**
     * @param files what is to be deployed, by file name; each can be read as what its name says
     * @return a sentence a fault: file, step or row, what is wrong and what would be right
     */
    List<String> problems(Map<String, byte[]> files);
}
