package io.xhscomments.adapter.retrofit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A rule fails where there is no class to check, which is ArchUnit's default. */
@AnalyzeClasses(packages = "io.xhscomments.adapter.retrofit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HERE = "io.xhscomments.adapter.retrofit";
    private static final String DAGGER = HERE + ".dagger";

    @ArchTest
    static final ArchRule KNOWS_CORE_CODEC_RETROFIT_AND_OKHTTP = classes()
            .that()
            .resideInAPackage(HERE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    HERE,
                    "io.xhscomments.core..",
                    "io.xhscomments.codec.tikhub",
                    "retrofit2..",
                    "okhttp3..",
                    "okio",
                    "kotlin..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule DOES_NOT_USE_THE_INSIDES_OF_OTHERS = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3.internal..", "retrofit2.internal..", "kotlin..internal..");

    @ArchTest
    static final ArchRule THE_DAGGER_PACKAGE_HOLDS_BINDINGS_ONLY = classes()
            .that()
            .resideInAPackage(DAGGER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    HERE,
                    DAGGER,
                    "io.xhscomments.core.port",
                    "dagger..",
                    "jakarta.inject",
                    "javax.inject",
                    "org.jspecify.annotations");
}
