package io.xhscomments.examples.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jars that are given away: licences, no more than is needed, and all that is needed. */
class JarIT {
    private static final Path JAR = Path.of("target", "xhs-comments.jar");
    private static final Path ROOT = Path.of("..", "..");
    private static final long MAX_BYTES = 22_500_000;
    private static final String OWN = "io/xhscomments/";
    /** Compiled again from unchanged sources, so only its names are the same. */
    private static final String RECOMPILED = "picocli/";

    private static JarFile program;
    private static Notice notice;

    @BeforeAll
    static void open() throws IOException {
        program = new JarFile(JAR.toFile());
        notice = Notice.of(text(program, "META-INF/NOTICE"));
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void noticeNamesTheOriginOfEachEntry() throws IOException {
        Map<String, JarFile> libraries = openLibraries();
        try {
            Map<String, String> unaccounted = new TreeMap<>();
            Set<String> found = new TreeSet<>();
            for (JarEntry entry : shadedEntries()) {
                List<String> origins = libraries.entrySet().stream()
                        .filter(library -> holds(library.getValue(), entry))
                        .map(Map.Entry::getKey)
                        .toList();
                List<String> named = notice.libraries().keySet().stream()
                        .filter(library ->
                                origins.stream().anyMatch(jar -> jar.contains(Notice.repositoryPath(library))))
                        .toList();
                if (named.isEmpty()) {
                    unaccounted.put(directory(entry), origins.toString());
                }
                found.addAll(named);
            }

            assertThat(unaccounted)
                    .as("packages of libraries that NOTICE does not name")
                    .isEmpty();
            assertThat(notice.libraries().keySet())
                    .as("libraries that NOTICE names and the jar holds")
                    .containsExactlyInAnyOrderElementsOf(found);
        } finally {
            for (JarFile library : libraries.values()) {
                library.close();
            }
        }
    }

    /** Libraries that libraries have taken in, under names of their own or with the coordinates they came from. */
    @Test
    void noticeNamesBundledThirdPartyCode() throws IOException {
        assertThat(shadedEntries().stream()
                        .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                        .filter(name -> name.matches("(?i).*(/|^)(shaded|relocated|repackaged|thirdparty)/.*"))
                        .filter(name -> notice.inside().keySet().stream().noneMatch(name::startsWith))
                        .map(name -> name.substring(0, name.lastIndexOf('/'))))
                .as("packages of libraries inside libraries that NOTICE does not name")
                .isEmpty();
        assertThat(notice.inside().keySet())
                .allSatisfy(path -> assertThat(program.stream().map(JarEntry::getName))
                        .anyMatch(name -> name.equals(path) || name.startsWith(path + "/")));
        assertThat(embeddedCoordinates())
                .allSatisfy(artifact -> assertThat(notice.text()).contains(artifact));
    }

    @Test
    void thePublicSuffixListIsNoticedWithItsLicence() {
        assertThat(notice.inside()).containsEntry("okhttp3/internal/publicsuffix/PublicSuffixDatabase.list", "MPL-2.0");
        assertThat(notice.text()).contains("https://mozilla.org/MPL/2.0/", "https://publicsuffix.org/list/");
        // No other list of this kind came along.
        assertThat(program.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.matches("(?i).*(publicsuffix|public_suffix|effective_tld)[^/]*\\.\\w+")
                                && !name.endsWith(".class")))
                .containsExactly("okhttp3/internal/publicsuffix/PublicSuffixDatabase.list");
    }

    @Test
    void eachLicenceIsInTheJar() throws IOException {
        Set<String> licences = new LinkedHashSet<>(notice.libraries().values());
        licences.addAll(notice.inside().values());
        licences.remove("Apache-2.0");
        licences.remove("MPL-2.0");
        licences.remove("Public-Domain");

        assertThat(licences)
                .isNotEmpty()
                .allSatisfy(licence ->
                        assertThat(notice.text()).containsPattern("(?m)^" + licence + "\n\n(?s:.{200,}?)AS IS"));
        assertThat(text(program, "META-INF/LICENSE")).startsWith(Files.readString(ROOT.resolve("LICENSE")));
        assertThat(program.stream().map(JarEntry::getName))
                .contains(
                        "META-INF/NOTICE.md",
                        "META-INF/FastDoubleParser-LICENSE",
                        "META-INF/FastDoubleParser-ThirdParty-LICENSE",
                        "META-INF/Schubfach-LICENSE");
        assertThat(notice.text()).contains("Apache Parquet Hadoop\nCopyright", "Apache HttpComponents Core HTTP/1.1");
    }

    @Test
    void itIsSmallAndHoldsNoTestLibrariesAndNoNativeCodeButSqlite() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(MAX_BYTES);
        assertThat(program.stream()
                        .map(JarEntry::getName)
                        .filter(name ->
                                name.matches("(?i).*(wiremock|eclipse/jetty|org/junit|assertj|bytebuddy|archunit).*")))
                .isEmpty();
        assertThat(program.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.matches("(?i).*\\.(so|dll|jnilib|dylib|exe|a|lib)"))
                        .map(name -> name.replaceFirst("^org/sqlite/native/(.*)/[^/]+$", "$1")))
                .containsExactlyInAnyOrder(
                        "Linux/x86_64",
                        "Linux/aarch64",
                        "Linux-Musl/x86_64",
                        "Linux-Musl/aarch64",
                        "Mac/x86_64",
                        "Mac/aarch64",
                        "Windows/x86_64");
    }

    /** No class of ours refers to one that was left out of the jar. */
    @Test
    void itHoldsAllThatItsOwnClassesNeed() {
        Set<String> present = program.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .collect(Collectors.toSet());
        JavaClasses own = new ClassFileImporter()
                .withImportOption(location -> location.contains("!/" + OWN))
                .importJar(program);
        assertThat(own.contain(Main.class)).isTrue();

        noClasses()
                .should()
                .dependOnClassesThat(describe("are neither in the jar nor in Java", type -> {
                    String name = type.getBaseComponentType().getName();
                    return !type.getBaseComponentType().isPrimitive()
                            && !present.contains(name)
                            // Annotations that are not looked for when the program runs.
                            && !name.startsWith("org.jspecify.annotations.")
                            && !name.startsWith("lombok.")
                            && !isOfJava(name);
                }))
                .check(own);
    }

    private static boolean isOfJava(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /** The jars that are there: without -Dquick those of sources and of documentation too. */
    @Test
    void libraryJarsHoldTheLicenceAndAShortNotice() throws IOException {
        String licence = Files.readString(ROOT.resolve("LICENSE"));
        String shortNotice = Files.readString(ROOT.resolve("NOTICE"));
        for (String module : List.of("core", "codec-tikhub", "adapter-retrofit", "adapter-cache-file", "testkit")) {
            List<Path> jars = jars(ROOT.resolve(module).resolve("target"));
            assertThat(jars).as(module).isNotEmpty();
            for (Path path : jars) {
                try (JarFile jar = new JarFile(path.toFile())) {
                    assertThat(text(jar, "META-INF/LICENSE"))
                            .as(path.toString())
                            .isEqualTo(licence);
                    assertThat(text(jar, "META-INF/NOTICE")).as(path.toString()).isEqualTo(shortNotice);
                    if (!path.toString().endsWith("-javadoc.jar")) {
                        assertThat(jar.stream()
                                        .filter(entry -> !entry.isDirectory())
                                        .map(JarEntry::getName))
                                .as("third-party code would need a longer notice: " + path)
                                .allMatch(name -> name.startsWith(OWN)
                                        || name.startsWith("META-INF/")
                                        || name.startsWith("module-info."));
                    }
                }
            }
        }
    }

    private static List<Path> jars(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** All that is neither ours nor made by the build. */
    private static List<JarEntry> shadedEntries() {
        return program.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> !entry.getName().startsWith(OWN))
                .filter(entry -> !entry.getName().matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|services/).*"))
                .filter(entry -> !entry.getName().matches("META-INF/(LICENSE\\.txt|NOTICE\\.md)"))
                .toList();
    }

    private static String directory(JarEntry entry) {
        return entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
    }

    private static boolean holds(JarFile library, JarEntry entry) {
        JarEntry same = library.getJarEntry(entry.getName());
        return same != null
                && (entry.getName().startsWith(RECOMPILED)
                        || same.getCrc() == entry.getCrc() && same.getSize() == entry.getSize());
    }

    private static Map<String, JarFile> openLibraries() throws IOException {
        Map<String, JarFile> libraries = new TreeMap<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (path.endsWith(".jar") && !path.contains("xhs-comments")) {
                libraries.put(path.replace(File.separatorChar, '/'), new JarFile(path));
            }
        }
        assertThat(libraries).hasSizeGreaterThan(20);
        return libraries;
    }

    /** The artifacts that the libraries of the program say they were built with. */
    private static List<String> embeddedCoordinates() throws IOException {
        List<String> artifacts = new ArrayList<>();
        Map<String, JarFile> libraries = openLibraries();
        for (Map.Entry<String, JarFile> library : libraries.entrySet()) {
            if (notice.libraries().keySet().stream()
                    .anyMatch(named -> library.getKey().contains(Notice.repositoryPath(named)))) {
                library.getValue().stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.matches("META-INF/maven/.+/pom\\.properties"))
                        .map(name -> name.split("/", -1)[3])
                        .forEach(artifacts::add);
            }
            library.getValue().close();
        }
        assertThat(artifacts).contains("jackson-databind", "zero-allocation-hashing");
        return artifacts;
    }

    private static String text(JarFile jar, String name) throws IOException {
        assertThat(jar.getEntry(name)).as(name + " in " + jar.getName()).isNotNull();
        try (var in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
