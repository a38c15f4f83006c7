package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests command lines that talk to a coordinator, which a command line has started.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RemoteCommandsTest {
    private static final String PROGRAM = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;

        public class Remote {
            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                long count = args[0].equals("endless") ? Long.MAX_VALUE : 5;
                var source = new DataGeneratorSource<Long>(
                        n -> n, count, RateLimiterStrategy.perSecond(500), Types.LONG);
                boolean isBad = args[0].equals("fails");
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                        .map(n -> isBad ? 1 / (n - n) : n)
                        .sinkTo(new DiscardingSink<>());
                System.out.println("a line of the program");
                System.err.println("a wärning of the program");
                if (args[0].equals("floods"))
                    for (int i = 0; i < 100_000; i++) System.out.println("one of many lines: " + i);
                if (args[0].equals("throws")) throw new IllegalStateException("no job today");
                env.execute(args[0]);
                System.out.println("the end of the program");
            }
        }
        """;

    @TempDir
    private static Path directory;

    private static final ByteArrayOutputStream TOLD = new ByteArrayOutputStream();
    private static Thread coordinator;
    private static String address;

    private record Outcome(int status, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        compile();
        String[] args = {
            "coordinator", "--port", "0", "--log-dir", path("logs"), "--jar-dir", path("jars"), "-D", "a.b=c"
        };
        PrintStream out = new PrintStream(TOLD, true);
        coordinator = Host.real().threads().start("coordinator", () -> Main.run(args, out, out));
        Matcher listening = matcher();
        while (!listening.find()) {
            Host.real().threads().park(1_000_000);
            listening = matcher();
        }
        address = listening.group(1);
    }

    private static Matcher matcher() {
        return Pattern.compile("listens at http://(\\S+)").matcher(TOLD.toString(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void end() throws Exception {
        var client = new RestClient(Host.real(), address);
        client.ask("DELETE", "/cluster", null, Map.class);
        coordinator.join();
        assertThat(TOLD.toString(StandardCharsets.UTF_8)).contains("coordinator ends");
        assertThat(Files.readString(directory.resolve("logs/coordinator.out"))).contains("a line of the program");
        assertThat(directory.resolve("logs/coordinator.log")).exists();
        assertThat(Files.list(directory.resolve("jars"))).isEmpty();
    }

    private static String path(String name) {
        return directory.resolve(name).toString();
    }

    private static void compile() throws IOException {
        Path source = Files.writeString(directory.resolve("Remote.java"), PROGRAM);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        path("classes"),
                        source.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Remote");
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(directory.resolve("remote.jar")), manifest)) {
            jar.putNextEntry(new JarEntry("Remote.class"));
            jar.write(Files.readAllBytes(directory.resolve("classes/Remote.class")));
        }
    }

    private static Outcome millrace(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Outcome remote(String verb, String... args) {
        List<String> all = new ArrayList<>(List.of(verb, "-m", address));
        all.addAll(List.of(args));
        return millrace(all.toArray(String[]::new));
    }

    private static String id(Outcome run) {
        Matcher submitted =
                Pattern.compile("Job has been submitted with JobID (\\w{32})\n").matcher(run.out);
        assertThat(submitted.find()).isTrue();
        return submitted.group(1);
    }

    private static String started() {
        Outcome run = remote("run", "-d", "-p", "1", path("remote.jar"), "endless");
        assertThat(run.status).isZero();
        String id = id(run);
        while (!remote("list", "-r").out.contains(id)) Host.real().threads().park(1_000_000);
        return id;
    }

    @Test
    void a_job_that_cannot_begin_with_a_savepoint_fails_the_command_that_does_not_wait() {
        Outcome run = remote("run", "-d", "-s", path("nosuch"), path("remote.jar"), "endless");
        assertThat(run.status).isOne();
        assertThat(run.err).contains("MR-8120", "nosuch");
    }

    @Test
    void a_job_is_started_listed_savepointed_and_cancelled() {
        String id = started();
        assertThat(remote("list", "-r").out).contains(" : " + id + " : endless (RUNNING)");
        Outcome savepoint = remote("savepoint", id, path("savepoints"));
        assertThat(savepoint.out).contains("Savepoint completed. Path: file:" + path("savepoints"));
        String place = savepoint.out.lines().findFirst().orElseThrow().replace("Savepoint completed. Path: ", "");
        assertThat(remote("cancel", id).out).isEqualTo("Cancelled job " + id + ".\n");
        while (!remote("list", "-a").out.contains(id + " : endless (CANCELED)"))
            Host.real().threads().park(1_000_000);
        assertThat(remote("savepoint", "-d", place).out).contains("deleted");
        assertThat(Path.of(place.replace("file:", ""))).doesNotExist();
        assertThat(remote("savepoint", "-d", place).err).contains("is not a savepoint");
    }

    @Test
    void a_job_is_stopped_and_goes_on_from_its_savepoint() {
        String id = started();
        Outcome stopped = remote("stop", "--json", "-p", path("stops"), id);
        assertThat(stopped.status).isZero();
        Map<String, Object> json = JsonRecords.object(stopped.out);
        assertThat(json).containsEntry("jobid", id);
        Outcome run = remote("run", "-d", "-s", json.get("location").toString(), path("remote.jar"), "endless");
        String next = id(run);
        assertThat(next).isNotEqualTo(id).hasSize(32);
        while (!remote("list", "-r").out.contains(next)) Host.real().threads().park(1_000_000);
        assertThat(remote("checkpoint", next).err).contains("execution.checkpointing.interval is not set");
        assertThat(remote("cancel", next).status).isZero();
    }

    @Test
    void a_running_job_gets_another_parallelism() {
        Outcome run = remote(
                "run",
                "-d",
                "-p",
                "2",
                "-D",
                "jobmanager.scheduler=adaptive",
                "-D",
                "execution.checkpointing.interval=50 ms",
                "-D",
                "execution.checkpointing.dir=file:" + path("rescaled"),
                path("remote.jar"),
                "endless");
        String id = id(run);
        while (!remote("list", "-r").out.contains(id)) Host.real().threads().park(1_000_000);
        assertThat(remote("rescale", id).err).contains("Missing required option: '--parallelism=N'");
        assertThat(remote("rescale", "-p", "3", id).out)
                .isEqualTo("Job " + id + " gets a parallelism of 3 where there are slots for it.\n");
        var client = new RestClient(Host.real(), address);
        while (client.job(id).vertices().getFirst().parallelism() != 3)
            Host.real().threads().park(1_000_000);
        assertThat(remote("rescale", "-p", "2", "--vertex", "0123", id).err).contains("has no vertices [0123]");
        assertThat(remote("cancel", id).status).isZero();
    }

    @Test
    void a_run_that_is_not_detached_waits_for_the_end() {
        Outcome good = remote("run", path("remote.jar"), "five");
        assertThat(good.out).contains("Job has been submitted with JobID ", "Program execution finished");
        assertThat(good.status).isZero();
        Outcome bad = remote("run", path("remote.jar"), "fails");
        assertThat(bad.status).isEqualTo(1);
        assertThat(bad.err).contains("MR-8120").contains("/exceptions");
    }

    @Test
    void a_run_prints_here_what_the_main_method_prints() {
        Outcome attached = remote("run", path("remote.jar"), "five");
        // A short job may have ended before the command sees it, so the main method may print its last line first.
        assertThat(attached.out)
                .startsWith("a line of the program\n")
                .containsSubsequence("Job has been submitted with JobID ", "Program execution finished")
                .containsSubsequence("the end of the program\n", "Program execution finished")
                .containsOnlyOnce("the end of the program\n");
        assertThat(attached.err).isEqualTo("a wärning of the program\n");

        Outcome detached = remote("run", "-d", path("remote.jar"), "endless");
        assertThat(detached.out).startsWith("a line of the program\nJob has been submitted with JobID ");
        assertThat(detached.err).isEqualTo("a wärning of the program\n");
        remote("cancel", id(detached));

        Outcome failed = remote("run", path("remote.jar"), "throws");
        assertThat(failed.status).isEqualTo(1);
        assertThat(failed.out).isEqualTo("a line of the program\n");
        assertThat(failed.err).startsWith("a wärning of the program\n").contains("no job today");
    }

    @Test
    void a_program_that_prints_much_loses_the_oldest_lines() {
        Outcome flooded = remote("run", path("remote.jar"), "floods");
        assertThat(flooded.status).isZero();
        assertThat(flooded.out).contains("one of many lines: 99999\n", "the end of the program\n");
        assertThat(flooded.out
                                .lines()
                                .filter(line -> line.startsWith("one of many"))
                                .count()
                        < 100_000)
                .isEqualTo(flooded.out.contains("bytes of the program's output are missing here"));
    }

    @Test
    void the_setting_of_an_address_stands_for_the_flag() {
        String[] parts = address.split(":");
        Outcome list = millrace("list", "-D", "rest.address=" + parts[0], "-D", "rest.port=" + parts[1], "--json");
        assertThat(JsonRecords.object(list.out)).containsKey("jobs");
    }

    @Test
    void what_goes_wrong_says_how_to_go_on() {
        Outcome nobody = millrace("list", "-m", "127.0.0.1:1");
        assertThat(nobody.status).isEqualTo(1);
        assertThat(nobody.err)
                .contains("MR-8100", "No coordinator answers at http://127.0.0.1:1", "./millrace coordinator");
        assertThat(remote("cancel", "0".repeat(32)).err).contains("not found");
        assertThat(remote("savepoint").status).isEqualTo(2);
        assertThat(millrace("run", "-d", path("remote.jar")).err).contains("-d needs -m");
        assertThat(remote("run", path("missing.jar")).err).contains("MR-8001");
    }

    @Test
    void a_plan_needs_no_coordinator() {
        Outcome info = millrace("info", "--json", "-p", "3", path("remote.jar"), "endless");
        assertThat(info.status).isZero();
        String json = info.out.substring(info.out.indexOf('{'));
        assertThat((List<?>) JsonRecords.object(json).get("nodes")).hasSize(3);
    }
}
