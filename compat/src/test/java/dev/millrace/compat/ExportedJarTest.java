package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs programs that are written against Millrace: on Millrace, and after the export on Flink's local cluster.
final class ExportedJarTest {
    @TempDir
    private Path directory;

    private static List<String> results(Engine engine, ExampleJar jar) throws Exception {
        return engine.run(jar, List.of(), line -> line.startsWith("("), Integer.MAX_VALUE);
    }

    private static ExampleJar exported(ExampleJar jar) throws Exception {
        Path target = jar.path().resolveSibling("exported.jar");
        assertThat(Engine.millrace("export", "--to-flink", jar.path().toString(), "-o", target.toString()))
                .isZero();
        return new ExampleJar(target, jar.mainClass(), true);
    }

    private void compare(String source, String mainClass, int results) throws Exception {
        ExampleJar jar = CompiledJob.of(directory, source, mainClass, Engine.ours());
        List<String> ours = results(Engine.MILLRACE, jar);
        assertThat(ours).hasSize(results);
        assertThat(results(Engine.FLINK, exported(jar))).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void a_word_count_gives_the_same_results_on_flink() throws Exception {
        compare(ExportedPrograms.WITH_TYPE, "shop.WordCount", 14);
    }

    @Test
    void windows_give_the_same_results_on_flink() throws Exception {
        compare(ExportedPrograms.WINDOWS, "shop.Windows", 77);
    }

    @Test
    void state_in_rocksdb_gives_the_same_results_on_flink() throws Exception {
        compare(ExportedPrograms.ROCKSDB, "shop.Stateful", 100);
    }

    @Test
    void a_lambda_without_types_runs_here_and_is_not_exported() throws Exception {
        ExampleJar jar = CompiledJob.of(directory, ExportedPrograms.WITHOUT_TYPE, "shop.WordCount", Engine.ours());
        assertThat(results(Engine.MILLRACE, jar)).hasSize(14);
        Path target = directory.resolve("refused.jar");
        assertThat(Engine.millrace("export", "--to-flink", jar.path().toString(), "-o", target.toString()))
                .isEqualTo(1);
        assertThat(target).doesNotExist();
    }
}
