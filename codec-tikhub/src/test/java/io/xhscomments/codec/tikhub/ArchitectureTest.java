package io.xhscomments.codec.tikhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Whom the codec may know. A rule whose package has no classes fails: it would guard nothing. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theCodecStandsOnTheCoreAndMoshi = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.xhscomments.codec..",
                    "io.xhscomments.core..",
                    "java..",
                    "javax.crypto..",
                    "com.squareup.moshi..",
                    "okio..",
                    "kotlin..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theDirectDecoderStandsOnTheCoreAlone = classes()
            .that()
            .resideInAPackage("io.xhscomments.codec.tikhub.direct..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.xhscomments.codec.tikhub.direct..", "io.xhscomments.core..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theDirectDecoderUsesNothingUnsafe =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("sun..", "jdk..");

    @ArchTest
    static final ArchRule theCodecKnowsNoHttp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "okhttp3..", "retrofit2..");

    @ArchTest
    static final ArchRule responsesAreReadWithoutReflection =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

    @ArchTest
    static void thePackageHasItsClassesAndSaysThatItsTypesAreNeverNull(JavaClasses classes) {
        assertThat(classes.contain(TikHubDecoder.class)).isTrue();
        for (String name : List.of("io.xhscomments.codec.tikhub", "io.xhscomments.codec.tikhub.direct")) {
            assertThat(classes.getPackage(name).isAnnotatedWith(NullMarked.class))
                    .isTrue();
        }
    }

    @ArchTest
    static void onlyWhatIsMeantForOthersIsPublic(JavaClasses classes) {
        Set<String> open = classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "AccountDecoder",
                        "AccountInfo",
                        "ApiKey",
                        "ApiPath",
                        "EndpointInfo",
                        "KeyRedactor",
                        "Pass",
                        "TikHubAccountException",
                        "TikHubApi",
                        "TikHubRequest",
                        "TikHubDecoder",
                        "TikHubRedaction",
                        "TikHubRoute",
                        // For the package above it; a package of its own cannot be closed to others.
                        "FastResult",
                        "FastDecoder");
    }
}
