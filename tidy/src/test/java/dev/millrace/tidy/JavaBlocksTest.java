package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tidy.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks that the Java code of the pages compiles and that its programs run.
final class JavaBlocksTest {
    private static final long PROGRAMS_SECONDS = 300;

    @TempDir
    private Path directory;

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Page page : Page.all()) {
            boolean isMeant = page.isIn("docs") || page.name().equals("README.md");
            if (!isMeant) continue;
            page.blocks().stream()
                    .filter(block -> block.language().equals("java") && !block.isMarked("fragment"))
                    .forEach(blocks::add);
        }
        return blocks;
    }

    @Test
    void every_block_compiles_and_every_program_runs() throws Exception {
        JavaBlocks blocks = new JavaBlocks(blocks());
        Path classes = Files.createDirectories(directory.resolve("classes"));
        assertThat(blocks.compile(classes)).isEmpty();
        // Programs find the data of the examples where a user at the root of the source tree finds it.
        Path home = Files.createDirectories(directory.resolve("home"));
        copy(Project.ROOT.resolve("examples/data"), Files.createDirectories(home.resolve("examples/data")));
        List<String> programs = blocks.programs();
        assertThat(programs).isNotEmpty();
        assertThat(failure(programs, classes, home)).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path each : files.toList()) Files.copy(each, to.resolve(each.getFileName()));
        }
    }

    /// Runs programs in another process.
    ///
    /// @return what the process printed if it failed; empty if it succeeded
    private String failure(List<String> programs, Path classes, Path home) throws Exception {
        Path out = directory.resolve("out");
        String classPath = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classPath, ProgramRunner.class.getName()));
        command.addAll(programs);
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean hasEnded = process.waitFor(PROGRAMS_SECONDS, TimeUnit.SECONDS);
        if (!hasEnded) process.destroyForcibly();
        String printed = Files.readString(out);
        if (!hasEnded) return "not over after " + PROGRAMS_SECONDS + " s: " + printed;
        return process.exitValue() == 0 ? "" : "ended with " + process.exitValue() + ": " + printed;
    }

    @Test
    void an_error_is_told_with_its_place_in_the_page() throws IOException {
        Page page = new Page(
                Project.ROOT.resolve("docs/some.md"),
                List.of(
                        "```java",
                        "import java.util.List;",
                        "",
                        "public final class Whole {",
                        "    final int text = \"\";",
                        "    record Pair(int left, int right) {}",
                        "}",
                        "```",
                        "```java",
                        "env.fromData(1, 2).map(n -> n + 1).print();",
                        "Whole.Pair pair = new Whole.Pair(1, 2);",
                        "Unknown unknown = null;",
                        "```"));
        List<String> wrong = new JavaBlocks(page.blocks()).compile(directory);
        assertThat(wrong).hasSize(2);
        assertThat(wrong.get(0)).startsWith("docs/some.md:5: ").contains("incompatible types");
        assertThat(wrong.get(1)).startsWith("docs/some.md:12: ").contains("Unknown");
    }
}
