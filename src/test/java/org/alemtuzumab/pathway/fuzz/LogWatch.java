package org.alemtuzumab.pathway.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Reads all that is printed, line by line, and keeps those lines alone that hold what nobody may read there. */
final class LogWatch extends OutputStream {

    private final PrintStream printed;
    private final Pattern forbidden;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> found = Collections.synchronizedList(new ArrayList<>());

    LogWatch(PrintStream printed, Pattern forbidden) {
        this.printed = printed;
        this.forbidden = forbidden;
    }

    @Override
    public synchronized void write(int each) {
        printed.write(each);
        if (each != '\n') {
            line.write(each);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (forbidden.matcher(text).find()) {
            found.add(text);
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
