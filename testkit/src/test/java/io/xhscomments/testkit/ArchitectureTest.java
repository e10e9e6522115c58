package io.xhscomments.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.xhscomments.testkit";

    @ArchTest
    static final ArchRule USES_ALLOWED_LIBRARIES_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.xhscomments.core..",
                    "io.xhscomments.codec.tikhub",
                    "io.xhscomments.adapter.cache.file",
                    "io.xhscomments.adapter.cache.file.policy",
                    "io.xhscomments.adapter.cache.file.report",
                    ROOT + "..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons..",
                    "org.assertj..",
                    "com.github.tomakehurst.wiremock..",
                    "com.squareup.moshi..",
                    "okio..",
                    "lombok..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("io.xhscomments.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_PACKAGE_USES_WIREMOCK = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.tomakehurst..");

    @ArchTest
    static final ArchRule ONLY_RECORDED_TESTS_USE_THE_PAGE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".recorded")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xhscomments.adapter..", ROOT + ".recorded");

    @ArchTest
    static final ArchRule THE_STUB_USES_NEITHER_CONTRACTS_NOR_ASSERTIONS = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".contract", ROOT + ".assertions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".contract", ROOT + ".assertions");

    /** The program runs the stub without JUnit, AssertJ and WireMock on its class path. */
    @ArchTest
    static final ArchRule THE_STUB_NEEDS_NO_TEST_LIBRARY = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".stub", ROOT + ".fixture", ROOT + ".synthetic", ROOT + ".wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.assertj..");

    @ArchTest
    static final ArchRule THE_WIRE_FORMAT_IS_INTERNAL = noClasses()
            .that()
            .resideInAnyPackage(ROOT, ROOT + ".contract", ROOT + ".assertions", ROOT + ".recorded")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".wire");

    @ArchTest
    static final ArchRule CONTRACT_RULES_CANNOT_BE_OVERRIDDEN = classes()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .and()
            .resideInAPackage(ROOT + ".contract")
            .should()
            .bePackagePrivate();

    @ArchTest
    static void packagesStaySmall(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        files.remove(ROOT + ".contract");
        assertThat(files)
                .containsKey(ROOT)
                .allSatisfy((name, count) ->
                        assertThat(count).as("files in %s", name).isLessThanOrEqualTo(30));
    }
}
