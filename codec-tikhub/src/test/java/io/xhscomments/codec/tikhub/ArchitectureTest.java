package io.xhscomments.codec.tikhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The dependencies that the codec and its packages may have. A rule over no classes fails. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CODEC = "io.xhscomments.codec.tikhub";
    private static final int MAX_FILES = 30;

    @ArchTest
    static final ArchRule codecDependsOnCoreAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CODEC + "..", "io.xhscomments.core..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule fastDecoderDependsOnCoreAlone = classes()
            .that()
            .resideInAPackage(CODEC + ".fast..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CODEC + ".fast..", "io.xhscomments.core..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule redactionKnowsNoDecoder = noClasses()
            .that()
            .resideInAPackage(CODEC + ".redaction..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CODEC + ".fast..", CODEC + ".plain..", CODEC + ".envelope..", "io.xhscomments.core..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.xhscomments.codec.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule codecUsesNothingUnsafe =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("sun..", "jdk..");

    @ArchTest
    static final ArchRule codecKnowsNoHttp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "okhttp3..", "retrofit2..");

    @ArchTest
    static final ArchRule codecUsesNoReflection =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

    @ArchTest
    static void packagesAreSmallAndNullMarked(JavaClasses classes) {
        Set<JavaPackage> packages = classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .extracting(JavaPackage::getName)
                .contains(CODEC, CODEC + ".fast", CODEC + ".plain", CODEC + ".error", CODEC + ".redaction");
        for (JavaPackage each : packages) {
            assertThat(each.isAnnotatedWith(NullMarked.class))
                    .as(each.getName())
                    .isTrue();
            assertThat(each.getClasses().stream().filter(JavaClass::isTopLevelClass))
                    .as(each.getName())
                    .hasSizeLessThanOrEqualTo(MAX_FILES);
        }
    }

    @ArchTest
    static void onlyTheApiIsPublic(JavaClasses classes) {
        Set<String> open = classes.stream()
                .filter(type -> type.getPackageName().equals(CODEC))
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
                        "TikHubLinks",
                        "TikHubRedaction",
                        "TikHubRoute");
    }
}
