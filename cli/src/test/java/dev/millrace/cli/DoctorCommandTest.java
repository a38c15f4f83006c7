package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.Access;
import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs jobs with problems on a coordinator that authenticates, and checks the doctor's findings.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DoctorCommandTest {
    @TempDir
    private static Path directory;

    private static final ByteArrayOutputStream TOLD = new ByteArrayOutputStream();
    private static Thread coordinator;
    private static String address;
    private static String token;

    private record Outcome(int status, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        SickProgram.jar(directory);
        Outcome added = millrace("user", "add", "chief", "--role", "admin", "--token", "--file", path("users"));
        assertThat(added.status).isZero();
        token = added.out.strip();
        String[] args = {
            "coordinator",
            "--port",
            "0",
            "--log-dir",
            path("logs"),
            "--jar-dir",
            path("jars"),
            "-D",
            "rest.auth.users=" + path("users")
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
        client().ask("DELETE", "/cluster", null, Map.class);
        coordinator.join();
        String log = Files.readString(directory.resolve("logs/audit.log"));
        assertThat(log).contains("who=chief from=127.0.0.1 what=\"POST /v1/jars/upload\" result=200");
        assertThat(log).doesNotContain(token);
        assertThat(Files.readString(directory.resolve("logs/coordinator.log"))).doesNotContain(token);
    }

    private static RestClient client() {
        return new RestClient(Host.real(), address, Access.of(Map.of("rest.auth.token", token), Map.of(), Host.real()));
    }

    private static String path(String name) {
        return directory.resolve(name).toString();
    }

    private static Outcome millrace(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Outcome remote(String verb, String... args) {
        List<String> all = new ArrayList<>(List.of(verb, "-m", address, "-D", "rest.auth.token=" + token));
        all.addAll(List.of(args));
        return millrace(all.toArray(String[]::new));
    }

    private static String started(String what) {
        Outcome run = remote(
                "run",
                "-d",
                "-D",
                "execution.checkpointing.interval=60 s",
                "-D",
                "restart-strategy.type=none",
                path("sick.jar"),
                what);
        assertThat(run.err).isEmpty();
        String id = run.out.strip().replace("Job has been submitted with JobID ", "");
        while (!remote("list", "-a").out.matches("(?s).*" + id + "[^\\n]*(RUNNING|FAILED).*"))
            Host.real().threads().park(1_000_000);
        return id;
    }

    /// Repeats the diagnosis until it has a finding of that kind, because problems need time to develop.
    private static Map<?, ?> finding(String id, String kind) {
        while (true) {
            Map<String, Object> told = JsonRecords.object(remote("doctor", "--json", "--for", "1", id).out);
            Map<?, ?> report = (Map<?, ?>) ((List<?>) told.get("jobs")).getFirst();
            for (Object each : (List<?>) report.get("findings"))
                if (((Map<?, ?>) each).get("kind").equals(kind)) return (Map<?, ?>) each;
        }
    }

    @Test
    void who_holds_up_whom_is_found() {
        String id = started("pressed");
        Map<?, ?> finding = finding(id, "back-pressure");
        assertThat(finding.get("what").toString()).matches("'slow.*' slows down 'Source: numbers.*'\\.");
        Outcome told = remote("doctor", "--for", "1", id);
        assertThat(told.status).isEqualTo(1);
        assertThat(told.out)
                .contains("Job " + id + " 'pressed' is RUNNING")
                .contains("SERIOUS: 'slow")
                .contains("seen:  'Source: numbers")
                .contains("to do: Raise the parallelism");
        remote("cancel", id);
    }

    @Test
    void a_source_that_sends_nothing_is_found() {
        String id = started("idle");
        Map<?, ?> finding = finding(id, "idle-source");
        assertThat(finding.get("what").toString()).contains("silent").contains("sends no records in subtask 0");
        remote("cancel", id);
    }

    @Test
    void a_window_of_event_time_without_watermarks_is_found() {
        String id = started("timeless");
        Map<?, ?> finding = finding(id, "timeless-source");
        assertThat(finding.get("what").toString()).contains("numbers").contains("per second");
        remote("cancel", id);
    }

    @Test
    void a_job_that_has_failed_before_it_began_says_why() {
        remote("run", "-d", "-s", path("nosuch"), path("sick.jar"), "healthy");
        String id = client().jobs().stream()
                .filter(each -> each.name().equals("healthy") && each.state().equals("FAILED"))
                .findFirst()
                .orElseThrow()
                .jid();
        assertThat(remote("doctor", "--for", "0.1", id).out).contains("SERIOUS: The job has failed", "nosuch");
    }

    @Test
    void a_job_that_has_failed_says_why() {
        String id = started("fails");
        while (!client().status(id).equals("FAILED")) Host.real().threads().park(1_000_000);
        Outcome told = remote("doctor", "--for", "0.1", id);
        assertThat(told.status).isEqualTo(1);
        assertThat(told.out).contains("SERIOUS: The job has failed").contains("/ by zero");
    }

    @Test
    void of_a_healthy_job_nothing_is_said() {
        String id = started("healthy");
        String told = remote("doctor", "--for", "0.5", id).out;
        while (!told.contains("Nothing is wrong.")) told = remote("doctor", "--for", "0.5", id).out;
        assertThat(told).contains("'healthy' is RUNNING");
        remote("cancel", id);
        assertThat(remote("doctor", "0".repeat(32)).err).contains("not found");
    }

    // ---- users

    @Test
    void who_has_no_token_is_told_what_to_do() {
        Outcome refused = millrace("list", "-m", address);
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.err).contains("MR-8101", "answered 401", "MILLRACE_REST_TOKEN");
    }

    @Test
    void users_are_added_listed_and_removed_and_no_secret_is_printed() throws IOException {
        String file = path("others");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));
        try {
            Outcome added = millrace("user", "add", "ada", "--role", "read", "--password-stdin", "--file", file);
            assertThat(added).isEqualTo(new Outcome(0, "", "Added ada, who may read, in " + file + ".\n"));
        } finally {
            System.setIn(before);
        }
        assertThat(Files.readString(Path.of(file)))
                .contains("ada read pbkdf2-sha256 600000 ")
                .doesNotContain("horse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
        Outcome made = millrace("user", "add", "ci", "--role", "OPERATE", "--token", "--file", file);
        assertThat(made.out).matches("mr_[\\w-]{43}\\n");
        assertThat(Files.readString(Path.of(file))).doesNotContain(made.out.strip());
        assertThat(millrace("user", "list", "--file", file).out).isEqualTo("ada read password\nci operate token\n");
        assertThat(millrace("user", "remove", "ada", "--file", file).status).isZero();
        assertThat(millrace("user", "list", "-D", "rest.auth.users=" + file).out)
                .isEqualTo("ci operate token\n");
        assertThat(millrace("user", "remove", "ada", "--file", file).err)
                .contains("MR-8163", "The user ada does not exist");
        assertThat(millrace("user", "add", "x y", "--role", "read", "--token", "--file", file).status)
                .isEqualTo(2);
        assertThat(millrace("user", "add", "x", "--role", "king", "--token", "--file", file).status)
                .isEqualTo(2);
        assertThat(millrace("user").status).isEqualTo(2);
    }
}
