package io.xhscomments.adapter.cache.file;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A rule fails where there is no class to check, which is ArchUnit's default. */
@AnalyzeClasses(packages = "io.xhscomments.adapter.cache", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HERE = "io.xhscomments.adapter.cache..";
    private static final String LINK = "io.xhscomments.adapter.cache.link";

    @ArchTest
    static final ArchRule KNOWS_JAVA_AND_CORE_ONLY = classes()
            .that()
            .resideInAPackage(HERE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.net.ssl", HERE, "io.xhscomments.core..", "org.jspecify.annotations", "lombok");

    @ArchTest
    static final ArchRule ONLY_THE_READER_OF_LINKS_USES_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage(LINK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..");
}
