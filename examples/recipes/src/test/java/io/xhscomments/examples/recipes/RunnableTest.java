package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dagger.internal.DaggerGenerated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunnableTest {
    private static final String RECIPES = "io.xhscomments.examples.recipes";

    /** Dagger's generated classes are public, but are no recipes. */
    private static final Map<String, List<JavaClass>> PUBLIC_BY_PACKAGE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(RECIPES).stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                    .filter(type -> !type.isAnnotatedWith(DaggerGenerated.class))
                    .collect(Collectors.groupingBy(JavaClass::getPackageName));

    @Test
    void everyRecipeCanBeRun() {
        assertThat(PUBLIC_BY_PACKAGE.get(RECIPES)).hasSizeGreaterThan(10).allSatisfy(RunnableTest::assertThatItRuns);
    }

    /** A recipe of several parts has a package of its own. A part is public only if another recipe is made with it. */
    @Test
    void everyRecipeOfSeveralPartsCanBeRun() {
        Map<String, List<JavaClass>> unknownFields = new HashMap<>(PUBLIC_BY_PACKAGE);
        unknownFields.remove(RECIPES);

        assertThat(unknownFields).hasSizeGreaterThan(2).allSatisfy((name, types) -> {
            List<JavaClass> parts = types.stream()
                    .filter(type -> type.tryGetMethod("main", String[].class).isEmpty())
                    .toList();
            assertThat(types).as(name).hasSizeGreaterThan(parts.size());
            assertThat(parts).allSatisfy(RunnableTest::assertThatOthersUseIt);
        });
    }

    private static void assertThatItRuns(JavaClass recipe) {
        assertThat(recipe.tryGetMethod("main", String[].class))
                .as(recipe.getSimpleName())
                .isPresent();
    }

    private static void assertThatOthersUseIt(JavaClass part) {
        assertThat(part.getDirectDependenciesToSelf())
                .as(part.getSimpleName())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(part.getPackageName()));
    }
}
