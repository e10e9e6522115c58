package io.xhscomments.examples.benchmarks.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A minimal jar of {@link BarePicocli} and picocli. */
final class BareJar {
    private static final String PROGRAM = BarePicocli.class.getName().replace('.', '/') + ".class";

    private BareJar() {}

    static Path in(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BarePicocli.class.getName());
        Path bare = directory.resolve("bare.jar");
        try (JarFile from = new JarFile(Java.jar().toFile());
                OutputStream file = Files.newOutputStream(bare);
                JarOutputStream to = new JarOutputStream(file, manifest)) {
            List<JarEntry> entries = from.stream()
                    .filter(entry -> entry.getName().startsWith("picocli/")
                            || entry.getName().equals(PROGRAM))
                    .toList();
            for (JarEntry entry : entries) {
                to.putNextEntry(new JarEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
        return bare;
    }
}
