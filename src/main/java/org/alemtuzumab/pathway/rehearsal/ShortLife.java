package org.alemtuzumab.pathway.rehearsal;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs a command in a Java process that is made for a short life: what lives for some seconds is not worth being compiled twice,
 * nor collected by several threads. Measured on a rehearsal of one life: 29 s of CPU instead of 65.
 */
public final class ShortLife {

    private static final String LIVED = "pathway.short-life";
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-D" + LIVED + "=true");

    /** Whoever says one of these has chosen himself, or watches this very process. */
    private static final List<String> OWN_CHOICE = List.of("-XX:TieredStopAtLevel", "-agentlib:", "-javaagent:");

    private ShortLife() {}

    /**
     * Runs this program once more, with its own flags and what Java was told, and waits for its end. It says at once that it lives.
     *
     * @return its exit code; empty where the command is to be run here
     */
    public static OptionalInt run(Class<?> application, String[] arguments) {
        List<String> told = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (Boolean.getBoolean(LIVED)) {
            endWithParent();
            return OptionalInt.empty();
        }
        if (told.stream().anyMatch(option -> OWN_CHOICE.stream().anyMatch(option::startsWith))) {
            return OptionalInt.empty();
        }
        System.err.println(arguments[0] + ": one moment …");
        try {
            Process process = new ProcessBuilder(
                            command(told, System.getProperty("java.class.path"), application, arguments))
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return OptionalInt.of(process.waitFor());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(1);
        }
    }

    /**
     * @param told what Java was told at its start
     * @param classPath one jar that starts by itself, or what the application is found in
     */
    static List<String> command(List<String> told, String classPath, Class<?> application, String[] arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        told.stream().filter(option -> !option.matches("-XX:\\+Use\\w*GC")).forEach(command::add);
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, application.getName()));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** Whatever way the first process ends, nobody lives on alone. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1)));
    }
}
