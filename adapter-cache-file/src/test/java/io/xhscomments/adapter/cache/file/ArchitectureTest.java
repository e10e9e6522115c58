package io.xhscomments.adapter.cache.file;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A rule fails if it has no class to check, which is ArchUnit's default. */
@AnalyzeClasses(packages = "io.xhscomments.adapter.cache", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String MODULE = "io.xhscomments.adapter.cache..";
    private static final String LINK = "io.xhscomments.adapter.cache.link";
    private static final String FILE = "io.xhscomments.adapter.cache.file";
    private static final String[] PUBLIC = {FILE, FILE + ".policy", FILE + ".report", LINK};
    private static final String[] INTERNAL = {
        FILE + ".format..",
        FILE + ".storage..",
        FILE + ".fetch..",
        FILE + ".note..",
        FILE + ".replay..",
        FILE + ".maintenance.."
    };
    private static final int MAX_FILES = 30;

    @ArchTest
    static final ArchRule usesOnlyJavaAndCore = classes()
            .that()
            .resideInAPackage(MODULE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.net.ssl", MODULE, "io.xhscomments.core..", "org.jspecify.annotations", "lombok");

    @ArchTest
    static final ArchRule onlyTheLinkPackageUsesHttp = noClasses()
            .that()
            .resideOutsideOfPackage(LINK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.xhscomments.adapter.cache.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsPublicOrInternal =
            classes().should().resideInAnyPackage(concat(PUBLIC, INTERNAL));

    @ArchTest
    static final ArchRule publicValuesUseNoInternalPackage = noClasses()
            .that()
            .resideInAnyPackage(FILE + ".policy", FILE + ".report", LINK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL);

    /** Public methods must not return or take internal types, because their packages are not exported. */
    @ArchTest
    static void publicMethodsExposeNoInternalType(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> !isInternal(type))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> Stream.concat(
                                        Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                                .anyMatch(ArchitectureTest::isInternal))
                        .map(Object::toString))
                .isEmpty();
    }

    @ArchTest
    static void noPackageHasTooManyFiles(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .containsKey(FILE)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static boolean isInternal(JavaClass type) {
        return Stream.of(INTERNAL).anyMatch(name -> name.equals(type.getPackageName() + ".."));
    }

    private static String[] concat(String[] one, String[] other) {
        return Stream.of(one, other).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
