package io.xhscomments.examples.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;

/** The packages of the program. A package of the report's generated templates counts as the report. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MAX_FILES = 30;

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.xhscomments.examples.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void noPackageHasMoreThanThirtyFiles(JavaClasses program) {
        assertThat(program.stream()
                        .filter(type ->
                                !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                        .filter(type -> !type.getSimpleName().startsWith("Dagger"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
                        .values())
                .isNotEmpty()
                .allMatch(files -> files <= MAX_FILES);
    }
}
