package io.xhscomments.examples.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(\\d\\$s)?");

    private static Properties words(Language language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("Messages_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Set<String> keysThatCanBeAskedFor() {
        List<String> kinds = Stream.of(
                        Arrays.stream(CommentSourceException.class.getPermittedSubclasses())
                                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                                .map(type -> Advice.kind(type)),
                        Advice.kindsWithSuffix(),
                        Stream.of("Account"))
                .flatMap(some -> some)
                .toList();
        return Stream.of(
                        Arrays.stream(MessageKey.values()).map(MessageKey::key),
                        Arrays.stream(StopReason.values()).map(reason -> "stop." + reason.id()),
                        ReadSummary.Read.stops().stream().map(stop -> "stopped." + stop),
                        kinds.stream().map(kind -> "failure." + kind),
                        kinds.stream().map(kind -> "next." + kind),
                        Stream.of("next.File", "next.File.missing", "next.File.denied"),
                        Arrays.stream(CacheLinkException.Reason.values()).map(reason -> "next.CacheLink." + reason))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A missing message would crash a run; an unused one is dead text. */
    @ParameterizedTest
    @EnumSource
    void everyLanguageHasExactlyTheUsedKeys(Language language) throws IOException {
        assertThat(new TreeSet<>(words(language).stringPropertyNames())).isEqualTo(keysThatCanBeAskedFor());
        assertThat(words(language).values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void placeholdersAreEqualInAllLanguages() throws IOException {
        Properties english = words(Language.en);
        Properties chinese = words(Language.zh);
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)))
                    .allMatch(found -> found.length() > 1);
        }
    }

    @Test
    void chineseIsChinese() throws IOException {
        Properties english = words(Language.en);
        words(Language.zh)
                .forEach((key, text) -> assertThat(text.toString())
                        .as(key.toString())
                        .isNotEqualTo(english.getProperty(key.toString()))
                        .containsPattern("\\p{IsHan}"));
    }

    @Test
    void everyMessageIsUsed() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.xhscomments.examples.cli");
        Set<String> said = program.stream()
                .filter(type -> !type.isEquivalentTo(MessageKey.class))
                .map(type -> type.getFieldAccessesFromSelf())
                .flatMap(Collection::stream)
                .filter(access -> access.getTargetOwner().isEquivalentTo(MessageKey.class))
                .map(JavaFieldAccess::getName)
                .collect(Collectors.toSet());

        assertThat(MessageKey.values()).extracting(MessageKey::name).isSubsetOf(said);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
