package org.alemtuzumab.pathway.report;

import java.util.List;

/** What must be seen through here before a patient may leave our monitoring, in words; the phases know it. */
public interface Unfinished {

    List<String> of(String patientNumber);
}
