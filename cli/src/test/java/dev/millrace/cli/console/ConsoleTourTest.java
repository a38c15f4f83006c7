package dev.millrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/// Opens the console in Chromium, on a coordinator and workers in processes of their own. The tours are programs for
/// Node.js in `ui/src/test/browser`.
class ConsoleTourTest {
    private static final Path UI = Path.of("").toAbsolutePath().resolveSibling("ui");
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String INSTALL = "Install Chromium: apt-get install chromium";
    private static final long SHORT_SECONDS = 120;
    private static final long LONG_SECONDS = 900;

    @TempDir
    private Path directory;

    @Test
    void the_overview_a_job_and_a_dialog_work_in_a_browser() throws Exception {
        String missing = missing();
        assumeTrue(missing == null, missing);
        tour(SHORT_SECONDS, "tour.mjs", "--short");
    }

    @Test
    @Tag("browser")
    void every_page_works_in_every_role() throws Exception {
        assertThat(missing()).isNull();
        String pictures = System.getProperty("console.pictures");
        if (pictures == null) tour(LONG_SECONDS, "tour.mjs");
        else tour(LONG_SECONDS, "tour.mjs", "--pictures", pictures);
    }

    @Test
    @Tag("browser")
    void large_jobs_and_many_jobs_stay_smooth() throws Exception {
        assertThat(missing()).isNull();
        tour(LONG_SECONDS, "scale.mjs");
    }

    /// Returns what the machine lacks for a tour; null if nothing is missing.
    private static @Nullable String missing() {
        if (program(PROGRAMS).isEmpty()) return INSTALL;
        if (program(List.of("node")).isEmpty()) return "Install Node.js 20 or later with npm.";
        if (!Files.isRegularFile(UI.resolve("target/classes/dev/millrace/ui/index.html"))
                || !Files.isDirectory(UI.resolve("node_modules/playwright-core")))
            return "Build the module ui while the registry of npm can be reached.";
        return null;
    }

    private static Optional<Path> program(List<String> names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(each -> names.stream().map(name -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs a tour and fails with its output.
    private void tour(long seconds, String script, String... arguments) throws Exception {
        Path log = directory.resolve("tour.log");
        List<String> command = new ArrayList<>(List.of(
                program(List.of("node")).orElseThrow().toString(),
                UI.resolve("src/test/browser").resolve(script).toString(),
                "--jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        try {
            boolean isOver = process.waitFor(seconds, TimeUnit.SECONDS);
            assertThat(isOver).as("the tour ends\n%s", Files.readString(log)).isTrue();
        } finally {
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "CHROMIUM", program(PROGRAMS).orElseThrow().toString(),
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "CLASS_PATH", System.getProperty("java.class.path"));
    }

    /// Returns the classes of the program of the tour, including all nested and anonymous ones.
    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        String prefix = TourProgram.class.getPackageName() + ".";
        Path place = Path.of(TourProgram.class.getResource("TourProgram.class").getPath())
                .getParent();
        List<Class<?>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path each : files.sorted().toList()) {
                String name = each.getFileName().toString().replace(".class", "");
                if (name.startsWith("TourProgram") || name.startsWith("TourPartitions"))
                    all.add(Class.forName(prefix + name, false, TourProgram.class.getClassLoader()));
            }
        }
        return all;
    }

    /// Packs the program of the tour.
    private Path jar() throws IOException, ClassNotFoundException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TourProgram.class.getName());
        Path packed = directory.resolve("tour.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed), manifest)) {
            for (Class<?> each : classes()) {
                String name = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = each.getClassLoader().getResourceAsStream(name)) {
                    if (in == null) throw new IOException("the class path lacks " + name);
                    in.transferTo(jar);
                }
            }
        }
        return packed;
    }
}
