package io.xhscomments.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLConnection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The dependencies between the packages of core. A rule fails if its packages have no classes. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule coreNeedsOnlyTheJdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.xhscomments.core..", "java..", "org.jspecify..", "lombok..");

    @ArchTest
    static final ArchRule coreUsesNoHttpAndNoDatabase = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.rmi..", "java.sql..")
                    .or(assignableTo(URLConnection.class)));

    @ArchTest
    static final ArchRule layersDependDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("io.xhscomments.core.model")
            .layer("schema")
            .definedBy("io.xhscomments.core.schema")
            .layer("checkpoint")
            .definedBy("io.xhscomments.core.checkpoint")
            .layer("page")
            .definedBy("io.xhscomments.core.page")
            .layer("failure")
            .definedBy("io.xhscomments.core.failure")
            .layer("port")
            .definedBy("io.xhscomments.core.port")
            .layer("policy")
            .definedBy("io.xhscomments.core.policy")
            .layer("reading")
            .definedBy("io.xhscomments.core.reading")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("schema")
            .mayOnlyAccessLayers("model")
            .whereLayer("checkpoint")
            .mayOnlyAccessLayers("page", "schema", "model")
            .whereLayer("page")
            .mayOnlyAccessLayers("model")
            .whereLayer("failure")
            .mayOnlyAccessLayers("page", "model")
            .whereLayer("port")
            .mayOnlyAccessLayers("failure", "page", "model")
            .whereLayer("policy")
            .mayOnlyAccessLayers("port", "failure", "page", "model")
            .whereLayer("reading")
            .mayOnlyAccessLayers("checkpoint", "policy", "port", "failure", "page", "schema", "model");

    /** Public only for the reading package; the module does not export it. */
    @ArchTest
    static final ArchRule onlyReadingUsesTheCheckpointFormat = classes()
            .that()
            .resideInAPackage("io.xhscomments.core.checkpoint")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("io.xhscomments.core.checkpoint", "io.xhscomments.core.reading");

    @ArchTest
    static void noPackageHasMoreThanThirtyFiles(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(30));
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.xhscomments.core.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNamedForTopics = noClasses()
            .should()
            .resideInAnyPackage(
                    "..json..", "..http..", "..internal..", "..impl..", "..util..", "..utils..", "..common..");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<String> marked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(each -> each.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent())
                .map(each -> each.getName())
                .collect(Collectors.toSet());

        assertThat(marked)
                .isEqualTo(classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .contains("io.xhscomments.core.model", "io.xhscomments.core.port", "io.xhscomments.core.policy");
    }
}
