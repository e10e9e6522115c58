package io.xhscomments.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses TESTKIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xhscomments.testkit");

    @Test
    void the_package_is_not_empty() {
        assertThat(TESTKIT.contain(TikHubStub.class)).isTrue();
    }

    @Test
    void it_knows_what_it_may_know_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.xhscomments.core..",
                        "io.xhscomments.codec.tikhub",
                        "io.xhscomments.adapter.cache.file..",
                        "io.xhscomments.testkit..",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons..",
                        "org.assertj..",
                        "com.github.tomakehurst.wiremock..",
                        "com.squareup.moshi..",
                        "okio..",
                        "lombok..",
                        "org.jspecify..")
                .check(TESTKIT);
    }

    @Test
    void only_the_servers_know_wiremock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("StubServer")
                .and()
                .doNotHaveSimpleName("RootServer")
                .and()
                .doNotHaveSimpleName("StubTransformer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.tomakehurst..")
                .check(TESTKIT);
    }

    @Test
    void only_recorded_tests_know_the_page_store() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.xhscomments.testkit.recorded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xhscomments.adapter..", "io.xhscomments.testkit.recorded..")
                .check(TESTKIT);
    }

    @Test
    void the_stub_knows_no_contract_and_no_assertion() {
        noClasses()
                .that()
                .resideInAPackage("io.xhscomments.testkit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xhscomments.testkit.contract", "io.xhscomments.testkit.assertions")
                .check(TESTKIT);
    }

    @Test
    void nobody_can_change_a_rule() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .and()
                .resideInAPackage("io.xhscomments.testkit.contract")
                .should()
                .bePackagePrivate()
                .check(TESTKIT);
    }
}
