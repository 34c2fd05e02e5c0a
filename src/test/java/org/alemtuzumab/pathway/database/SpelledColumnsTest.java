package org.alemtuzumab.pathway.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.alemtuzumab.pathway.text.Spelled;
import org.junit.jupiter.api.Test;

/** How constants stand in columns. */
class SpelledColumnsTest {

    @Test
    void eachEnumThatIsSpelledIsReadSo() {
        assertThat(SpelledColumns.spelled().stream().map(Class::getName))
                .containsAll(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.alemtuzumab.pathway")
                                .stream()
                                .filter(each -> each.isEnum() && each.isAssignableTo(Spelled.class))
                                .map(JavaClass::getName)
                                .toList())
                .isNotEmpty();
    }
}
