package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A jar that is built against Flink in the test, on Flink and here.
final class OwnJarTest {
    @TempDir
    private Path directory;

    @Test
    void a_job_of_many_features_gives_the_same_results() throws Exception {
        ExampleJar jar = jar(FeaturesProgram.MAIN_CLASS, FeaturesProgram.SOURCE);
        List<String> flinks = Engine.FLINK.run(jar, List.of(), line -> line.startsWith("("), Integer.MAX_VALUE);
        List<String> ours = Engine.MILLRACE.run(jar, List.of(), line -> line.startsWith("("), Integer.MAX_VALUE);
        assertThat(flinks).hasSizeGreaterThan(700);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(flinks);
    }

    private ExampleJar jar(String mainClass, String source) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path file = Files.writeString(
                sources.resolve(mainClass.substring(mainClass.lastIndexOf('.') + 1) + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--release",
                        "17",
                        "-proc:none",
                        "-nowarn",
                        file.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = directory.resolve("job.jar");
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
