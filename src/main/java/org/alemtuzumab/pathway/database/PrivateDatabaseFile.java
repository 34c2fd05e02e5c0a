package org.alemtuzumab.pathway.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A database in files is its owner's alone: H2 creates them with whatever rights the system gives, which others may read.
 * So they and their folder are there, with narrow rights, before anything opens them; a folder that holds other things as
 * well keeps its own rights.
 */
@Component
class PrivateDatabaseFile implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateDatabaseFile.class);

    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:|nio|split)([^;]+).*");

    private static final String DATA = ".mv.db";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Matcher url = URL.matcher(environment.getProperty("spring.datasource.url", ""));
        if (url.matches()) {
            try {
                close(Path.of(url.group(1)
                                .replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home"))))
                        .toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException("The database's files cannot be kept from others' eyes", e);
            }
        }
    }

    /** @param database the path of its files without their ends */
    static void close(Path database) throws IOException {
        Path folder = database.getParent();
        boolean created = Files.notExists(folder);
        Files.createDirectories(folder);
        if (!Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            LOG.warn("This system does not say who may read a file: keep others away from the folder of the database");
            return;
        }
        String name = database.getFileName().toString();
        List<Path> files;
        try (Stream<Path> inFolder = Files.list(folder)) {
            files = inFolder.toList();
        }
        List<Path> own = files.stream()
                .filter(file -> file.getFileName().toString().startsWith(name + "."))
                .toList();
        if (created || own.size() == files.size()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Path data = folder.resolve(name + DATA);
        if (!own.contains(data)) {
            Files.createFile(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        for (Path file : own) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
