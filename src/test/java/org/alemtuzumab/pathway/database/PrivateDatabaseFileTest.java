package org.alemtuzumab.pathway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** Nobody else of the machine reads the sample clinic's database. */
class PrivateDatabaseFileTest {

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void rightsAreKnownHere() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        folder = home.resolve("data");
    }

    @Test
    void isTheOwnersBeforeItIsOpenedAndWhileItIsOpen() throws Exception {
        prepare();

        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("clinic.mv.db"))).isEqualTo("rw-------");
        write("create table patient (number varchar)");
        assertThat(rights(folder.resolve("clinic.mv.db"))).isEqualTo("rw-------");

        prepare();
        write("insert into patient values ('P-1')");
    }

    @Test
    void losesTheWiderRightsThatItHad() throws Exception {
        Files.createDirectory(folder);
        write("create table patient (number varchar)");
        Files.createFile(folder.resolve("clinic.trace.db"));
        allowAll(folder.resolve("clinic.mv.db"));
        allowAll(folder.resolve("clinic.trace.db"));
        allowAll(folder);

        prepare();

        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("clinic.mv.db"))).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("clinic.trace.db"))).isEqualTo("rw-------");
    }

    @Test
    void aFolderOfOtherThingsKeepsItsRights() throws Exception {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("letters.txt"));
        allowAll(folder.resolve("letters.txt"));
        allowAll(folder);

        prepare();

        assertThat(rights(folder)).isEqualTo("rwxrwxrwx");
        assertThat(rights(folder.resolve("letters.txt"))).isEqualTo("rwxrwxrwx");
        assertThat(rights(folder.resolve("clinic.mv.db"))).isEqualTo("rw-------");
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("clinic") + ";QUERY_CACHE_SIZE=1024";
    }

    private void prepare() {
        PrivateDatabaseFile file = new PrivateDatabaseFile();
        file.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", url()));
        file.postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "")) {
            connection.createStatement().execute(sql);
        }
    }

    private static void allowAll(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
