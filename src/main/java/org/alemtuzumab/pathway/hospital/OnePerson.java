package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.text.Spelled;

/** Whether two numbers are one person's. */
enum OnePerson implements Spelled {
    JOIN,
    APART
}
