package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs jars on Flink and on Millrace. The test builds them against Flink 2 and Flink 1.
final class OwnJarTest {
    @TempDir
    private Path directory;

    private static List<String> results(Engine engine, ExampleJar jar) throws Exception {
        return engine.run(jar, List.of(), line -> line.startsWith("("), Integer.MAX_VALUE);
    }

    @Test
    void a_job_of_many_features_gives_the_same_results() throws Exception {
        ExampleJar jar = jar(FeaturesProgram.SOURCE, System.getProperty("java.class.path"));
        List<String> flinks = results(Engine.FLINK, jar);
        assertThat(flinks).hasSizeGreaterThan(700);
        assertThat(results(Engine.MILLRACE, jar)).containsExactlyInAnyOrderElementsOf(flinks);
    }

    @Test
    void a_job_of_flink_1_gives_the_same_results() throws Exception {
        ExampleJar jar = jar(EarlierFeaturesProgram.SOURCE, allOf(Engine.flink1()));
        List<String> flinks = results(Engine.FLINK1, jar);
        assertThat(flinks).hasSizeGreaterThan(700);
        assertThat(results(Engine.MILLRACE, jar)).containsExactlyInAnyOrderElementsOf(flinks);
    }

    @Test
    void csv_and_json_with_annotations_of_flinks_give_the_same_results() throws Exception {
        ExampleJar jar = jar(FormatsProgram.SOURCE, FormatsProgram.MAIN_CLASS, System.getProperty("java.class.path"));
        FormatsProgram.writeInputs(directory);
        List<String> inputs = List.of(directory.toString());
        List<String> flinks = Engine.FLINK.run(jar, inputs, line -> line.startsWith("("), Integer.MAX_VALUE);
        assertThat(flinks).hasSize(13);
        assertThat(Engine.MILLRACE.run(jar, inputs, line -> line.startsWith("("), Integer.MAX_VALUE))
                .containsExactlyInAnyOrderElementsOf(flinks);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rewritten_sources_compile_and_give_the_same_results(boolean isEarlier) throws Exception {
        String source = isEarlier ? EarlierFeaturesProgram.SOURCE : FeaturesProgram.SOURCE;
        String classPath = isEarlier ? allOf(Engine.flink1()) : System.getProperty("java.class.path");
        List<String> before = results(Engine.MILLRACE, jar(source, classPath));
        Path project = Files.createDirectories(directory.resolve("project"));
        Path file = Files.writeString(project.resolve("Features.java"), source);
        assertThat(Engine.millrace("migrate", project.toString())).isZero();
        String rewritten = Files.readString(file);
        assertThat(rewritten).doesNotContain("org.apache.flink");
        ExampleJar jar = jar(rewritten, Engine.ours());
        assertThat(results(Engine.MIGRATED, jar)).containsExactlyInAnyOrderElementsOf(before);
    }

    /// Replaces a wildcard by the jars of its directory. Only the launcher expands wildcards, not the compiler.
    private static String allOf(String starred) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(starred).getParent())) {
            return String.join(File.pathSeparator, jars.map(Path::toString).toList());
        }
    }

    private ExampleJar jar(String source, String classPath) throws IOException {
        return jar(source, FeaturesProgram.MAIN_CLASS, classPath);
    }

    private ExampleJar jar(String source, String mainClass, String classPath) throws IOException {
        return CompiledJob.of(directory, source, mainClass, classPath);
    }
}
