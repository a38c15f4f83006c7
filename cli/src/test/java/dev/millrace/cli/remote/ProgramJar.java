package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Creates jars of programs from source text.
final class ProgramJar {
    private ProgramJar() {}

    /// Compiles a program and packs its classes.
    ///
    /// @param mainClass a class without a package
    static Path of(Path directory, String mainClass, String text) throws IOException {
        Path source = Files.writeString(directory.resolve(mainClass + ".java"), text);
        Path classes = directory.resolve(mainClass + "-classes");
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path packed = directory.resolve(mainClass + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed), manifest);
                Stream<Path> all = Files.list(classes)) {
            for (Path each : all.toList()) {
                jar.putNextEntry(new JarEntry(each.getFileName().toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
        return packed;
    }
}
