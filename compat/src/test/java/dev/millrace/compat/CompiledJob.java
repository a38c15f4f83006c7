package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Builds jars from sources.
final class CompiledJob {
    private CompiledJob() {}

    /// Returns a jar with the classes of a source file, for Java 17.
    ///
    /// @param directory for the files, which get names of their own
    static ExampleJar of(Path directory, String source, String mainClass, String classPath) throws IOException {
        Path place = Files.createTempDirectory(directory, "job");
        Path sources = Files.createDirectories(place.resolve("sources"));
        Path classes = Files.createDirectories(place.resolve("classes"));
        Files.writeString(sources.resolve(mainClass.substring(mainClass.lastIndexOf('.') + 1) + ".java"), source);
        return ofSources(place, sources, classes, mainClass, classPath);
    }

    /// Returns a jar with the classes of all sources in a directory, for Java 17.
    ///
    /// @param directory for the jar, which gets a directory of its own
    static ExampleJar ofSources(Path directory, Path sources, String mainClass, String classPath) throws IOException {
        Path place = Files.createTempDirectory(directory, "job");
        Path classes = Files.createDirectories(place.resolve("classes"));
        return ofSources(place, sources, classes, mainClass, classPath);
    }

    private static ExampleJar ofSources(Path place, Path sources, Path classes, String mainClass, String classPath)
            throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-cp", classPath, "--release", "17", "-proc:none", "-nowarn"));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(each -> each.toString().endsWith(".java")).forEach(each -> arguments.add(each.toString()));
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = place.resolve("job.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return new ExampleJar(jar, mainClass, true);
    }
}
