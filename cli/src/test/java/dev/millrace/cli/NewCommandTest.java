package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the command that creates a project. The tests with the tag `installed` build projects with the artifacts in
/// `target/repository`; `-Pinstalled` runs them.
final class NewCommandTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long BUILD_MINUTES = 10;

    @TempDir
    private Path directory;

    private record Outcome(int status, String out, String err) {}

    private Outcome create(String... arguments) {
        List<String> words = new ArrayList<>(List.of("new", "--in", directory.toString()));
        words.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                words.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(
                status,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    /// Returns the contents of all files below a directory, by path.
    private static TreeMap<String, String> files(Path below) throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(below)) {
            for (Path each : all.filter(Files::isRegularFile).toList())
                found.put(below.relativize(each).toString(), Files.readString(each));
        }
        return found;
    }

    @Test
    void a_project_has_a_job_a_test_and_a_build() throws IOException {
        Outcome created = create("my-job", "--package", "shop.orders");
        assertThat(created.err).endsWith("cd " + directory.resolve("my-job") + " && mvn verify");
        assertThat(created.status).isZero();
        TreeMap<String, String> files = files(directory.resolve("my-job"));
        assertThat(files)
                .containsOnlyKeys(
                        "README.md",
                        "pom.xml",
                        "src/main/java/shop/orders/WordCountJob.java",
                        "src/test/java/shop/orders/WordCountJobTest.java");
        assertThat(created.out.lines()).hasSize(files.size());
        assertThat(files.get("pom.xml"))
                .contains("<groupId>shop.orders</groupId>", "<mainClass>shop.orders.WordCountJob</mainClass>");
        assertThat(String.join("", files.values())).doesNotContain("${");
    }

    @Test
    void a_project_may_build_with_gradle() throws IOException {
        Outcome created = create("my-job", "--build", "gradle");
        assertThat(created.err).endsWith("gradle build");
        TreeMap<String, String> files = files(directory.resolve("my-job"));
        assertThat(files)
                .containsKeys("settings.gradle", "build.gradle", "src/main/java/com/example/myjob/WordCountJob.java")
                .doesNotContainKey("pom.xml");
        assertThat(files.get("settings.gradle")).isEqualTo("rootProject.name = 'my-job'\n");
        assertThat(files.get("build.gradle")).contains("mainClass = 'com.example.myjob.WordCountJob'");
    }

    @Test
    void files_in_an_existing_directory_stay_as_they_are() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("my-job")).resolve("notes.txt"), "mine");
        assertThat(create("my-job").err).startsWith("MR-8051").contains("is not an empty directory");
        Files.writeString(directory.resolve("README.md"), "mine");
        Outcome refused = create("other", "--here");
        assertThat(refused.err).startsWith("MR-8051").contains("README.md exists already");
        assertThat(refused.status).isEqualTo(Main.FAILED);
        assertThat(files(directory))
                .containsOnlyKeys("README.md", "my-job/notes.txt")
                .containsValue("mine");
        Files.delete(directory.resolve("README.md"));
        assertThat(create("other", "--here").status).isZero();
        assertThat(files(directory)).containsKeys("pom.xml", "my-job/notes.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My_Job", "-job", "job/..", "../job", "a b", "con", "1job", "job.", "é"})
    void a_wrong_name_is_refused(String name) throws IOException {
        Outcome refused = create("--", name);
        assertThat(refused.err).startsWith("MR-8050").contains("  fix   Use a name such as ");
        assertThat(refused.status).isEqualTo(Main.FAILED);
        assertThat(files(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.int", "shop..orders", "shop orders", "java.shop", "dev.millrace.shop", "1.shop"})
    void a_wrong_package_is_refused(String name) throws IOException {
        assertThat(create("my-job", "--package=" + name).err)
                .startsWith("MR-8050 \"" + name + "\" is no name for a package.");
        assertThat(files(directory)).isEmpty();
    }

    @Test
    void the_fix_for_a_wrong_name_is_a_right_name() {
        for (String wrong : List.of("My_Job", "-job", "1job", "é", "aux", "A  B")) {
            String fix = create("--", wrong).err.replaceAll("(?s).*such as (.*)\\.", "$1");
            assertThat(create("--", fix).status).as("%s for %s", fix, wrong).isZero();
            assertThat(directory.resolve(fix)).isDirectory();
            deleteAll(directory.resolve(fix));
        }
    }

    private static void deleteAll(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void the_job_of_a_project_compiles_and_runs() throws Exception {
        create("my-job", "--package", "shop.orders");
        Path job = directory.resolve("my-job/src/main/java/shop/orders/WordCountJob.java");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", classes.toString(), job.toString());
        assertThat(status).isZero();
        Outcome run = run("--classpath", classes.toString(), "-p", "1", "shop.orders.WordCountJob");
        assertThat(run.status).as(run.err).isZero();
    }

    private static Outcome run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(words.toArray(String[]::new), new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Tag("installed")
    @Timeout(value = 2 * BUILD_MINUTES, unit = TimeUnit.MINUTES)
    void a_project_builds_and_passes_its_test_and_the_archetype_makes_the_same() throws Exception {
        assertThat(ROOT.resolve("target/repository")).isDirectory();
        assertThat(create("my-job", "--package", "shop.orders").status).isZero();
        TreeMap<String, String> created = files(directory.resolve("my-job"));
        String built = maven(directory.resolve("my-job"), "verify");
        assertThat(built)
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        maven(
                elsewhere,
                "org.apache.maven.plugins:maven-archetype-plugin:3.4.0:generate",
                "-DarchetypeGroupId=dev.millrace",
                "-DarchetypeArtifactId=millrace-archetype",
                "-DarchetypeVersion=0.1.0-SNAPSHOT",
                "-DgroupId=shop.orders",
                "-DartifactId=my-job",
                "-Dpackage=shop.orders");
        assertThat(files(elsewhere.resolve("my-job"))).isEqualTo(created);
    }

    /// Runs Maven with the artifacts of `target/repository` and with a local repository of its own. The local
    /// repository of the user serves libraries and stays as it is.
    private String maven(Path project, String... goals) throws Exception {
        Path settings = Files.writeString(directory.resolve("settings.xml"), """
                <settings>
                  <profiles><profile><id>installed</id><repositories><repository>
                    <id>installed</id><url>%s</url><snapshots><enabled>true</enabled></snapshots>
                  </repository></repositories></profile></profiles>
                  <activeProfiles><activeProfile>installed</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        ROOT.resolve("target/repository").toUri()));
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + directory.resolve("local"),
                "-Dmaven.repo.local.tail=" + Path.of(System.getProperty("user.home"), ".m2", "repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true"));
        command.addAll(List.of(goals));
        Path log = directory.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean hasEnded = process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
        if (!hasEnded) process.destroyForcibly();
        String said = Files.readString(log);
        assertThat(hasEnded && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
