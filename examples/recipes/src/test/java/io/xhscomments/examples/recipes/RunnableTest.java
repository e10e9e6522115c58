package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnableTest {
    @Test
    void everyRecipeCanBeRun() {
        List<JavaClass> recipes = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.xhscomments.examples.recipes")
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .toList();

        assertThat(recipes)
                .hasSizeGreaterThan(10)
                .allSatisfy(recipe -> assertThat(recipe.tryGetMethod("main", String[].class))
                        .as(recipe.getSimpleName())
                        .isPresent());
    }
}
