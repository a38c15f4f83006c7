package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cli.process.JvmOptions;
import dev.millrace.client.Access;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.history.HistoryServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs every command of docs/operations against a coordinator of its own. Commands that start a coordinator are
/// only parsed.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class OperationsPagesTest {
    private static final Path PAGES = Path.of("../docs/operations");
    private static final String COMMAND = "./millrace ";
    private static final String PLACE = "/etc/millrace/";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private String address = "";
    private String history = "";
    private String job = "";
    private String snapshot = "";
    private Path jar = Path.of("");
    private int metricsPort;

    /// Every line of a shell block is a command. Other blocks are files or output.
    private static List<String> lines(String page) throws IOException {
        List<String> found = new ArrayList<>();
        String language = null;
        for (String line : Files.readAllLines(PAGES.resolve(page))) {
            if (line.startsWith("```")) language = language == null ? line.substring(3) : null;
            else if ("sh".equals(language)) found.add(line);
        }
        return found;
    }

    private static List<String> commands(String page) throws IOException {
        return lines(page).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
    }

    /// Replaces the paths and ids of the page with those of the test.
    private String here(String line) {
        return line.replace(PLACE, directory + "/")
                .replace("/data/", directory + "/data/")
                .replace("/backup/", directory + "/backup/")
                .replace("coordinator:8081", address)
                .replace("127.0.0.1:8082", history)
                .replace("my-job.jar", jar + " healthy")
                .replace("\"duration\": 10", "\"duration\": 1")
                .replaceAll("\\b9249\\b", Integer.toString(metricsPort))
                .replaceAll("\\bPATH\\b", snapshot)
                .replaceAll("\\bID\\b", job);
    }

    private List<String> words(String command) {
        String here = here(command.split(" > ")[0])
                // Tests do not need long sampling times.
                .replace("doctor ", "doctor --for 0.1 ")
                .replace(" --for 10", "");
        return List.of(here.split(" +"));
    }

    private String run(String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));
        int status;
        try {
            status = Main.run(
                    words(command).toArray(String[]::new), new PrintStream(out, true), new PrintStream(err, true));
        } finally {
            System.setIn(before);
        }
        // Findings of the doctor are not failures of the command.
        int worst = command.startsWith("doctor") ? 1 : 0;
        assertThat(status).describedAs(command + "\n" + err).isLessThanOrEqualTo(worst);
        assertThat(err.toString(StandardCharsets.UTF_8)).describedAs(command).doesNotContain("MR-");
        String[] into = command.split(" > ");
        if (into.length > 1) Files.write(Path.of(into[1].replace(PLACE, directory + "/")), out.toByteArray());
        String told = out.toString(StandardCharsets.UTF_8);
        remember(command, told);
        return told;
    }

    /// Later commands use the id or path that this one has printed.
    private void remember(String command, String told) {
        String last = told.strip().replaceAll("(?s).*\\s", "");
        if (command.startsWith("run ") && last.matches("[0-9a-f]{32}")) job = last;
        Matcher path = Pattern.compile("Path: (\\S+)").matcher(told);
        if (path.find()) snapshot = path.group(1).replaceFirst("^file:/*", "/");
    }

    /// Runs lines of other programs.
    private void shell(String line) throws Exception {
        Path told = directory.resolve("shell.out");
        Process process = new ProcessBuilder("bash", "-e", "-c", here(line))
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(process.waitFor())
                .describedAs(here(line) + "\n" + Files.readString(told))
                .isZero();
        if (line.contains("/metrics")) assertThat(Files.readString(told)).contains("flink_jobmanager_job_numRestarts");
        if (line.endsWith("/profiler")) assertThat(Files.readString(told)).contains("\"mode\":\"CPU\"");
        if (line.contains("/v1/overview")) assertThat(Files.readString(told)).contains("jobs-running");
    }

    private Thread coordinator(String... more) {
        List<String> args = new ArrayList<>(List.of("coordinator", "--port", "0"));
        args.addAll(List.of("--log-dir", directory + "/logs", "--jar-dir", directory + "/jars"));
        args.addAll(List.of(more));
        PrintStream out = new PrintStream(told, true);
        Thread thread =
                Host.real().threads().start("coordinator", () -> Main.run(args.toArray(String[]::new), out, out));
        Matcher listening = matcher();
        while (!listening.find()) {
            Host.real().threads().park(1_000_000);
            listening = matcher();
        }
        address = listening.group(1);
        return thread;
    }

    private Matcher matcher() {
        return Pattern.compile("listens at http://(\\S+)").matcher(told.toString(StandardCharsets.UTF_8));
    }

    @Test
    void every_command_of_the_pages_does_what_it_should() throws Exception {
        // An additional user, whom the pages do not remove, runs the commands.
        run("user add test --role admin --token --file /etc/millrace/users > /etc/millrace/test");
        String token = Files.readString(directory.resolve("test")).strip();
        Thread coordinator =
                coordinator("-D", "rest.auth.users=" + directory + "/users", "-D", "rest.profiling.enabled=true");
        Map<String, String> settings = Map.of("rest.auth.token", token);
        RestClient client = new RestClient(Host.real(), address, Access.of(settings, Map.of(), Host.real()));
        jar = SickProgram.jar(directory);
        metricsPort = freePort();
        for (String each : List.of("data", "backup")) Files.createDirectories(directory.resolve(each));
        String uploaded = client.upload(jar);
        job = client.run(uploaded, new JarMessages.Run(null, List.of("healthy"), null, null, null, null, null, null));
        List<String> pages = new ArrayList<>(List.of("secure.md"));
        try (Stream<Path> all = Files.list(PAGES)) {
            for (Path each : all.sorted().toList())
                if (!pages.contains(each.getFileName().toString()))
                    pages.add(each.getFileName().toString());
        }
        // Another test covers that page with a cluster of its own.
        pages.remove("install.md");
        int run = 0;
        Map<String, String> kept =
                Map.of("historyserver.archive.fs.dir", directory + "/data/archives", "historyserver.web.port", "0");
        try (HistoryServer server = HistoryServer.start(Host.real(), kept)) {
            history = server.address().replace("http://", "");
            for (String page : pages) run += runAll(lines(page));
        }
        assertThat(run).isGreaterThan(25);
        client.ask("DELETE", "/cluster", null, Map.class);
        coordinator.join();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("memory: at most ")
                .contains("coordinator ends");
    }

    private int runAll(List<String> lines) throws Exception {
        int run = 0;
        for (String line : lines) {
            // PrometheusServerTest covers that command.
            if (line.startsWith("promtool ")) continue;
            if (!line.startsWith(COMMAND)) shell(line);
            else if (isServer(line))
                Main.read(words(line.substring(COMMAND.length())).toArray(String[]::new));
            else run(line.substring(COMMAND.length()));
            run++;
        }
        return run;
    }

    private static boolean isServer(String line) {
        return Stream.of("coordinator", "application", "worker", "historyserver")
                .anyMatch(each -> line.startsWith(COMMAND + each));
    }

    private static int freePort() throws IOException {
        try (var any = Host.real().network().listen("127.0.0.1", 0)) {
            return any.port();
        }
    }

    @Test
    void the_page_of_installing_starts_a_cluster_that_runs_a_job() throws Exception {
        jar = SickProgram.jar(directory);
        for (String command : commands("install.md")) {
            if (command.startsWith("cluster ")) {
                String[] more = command.startsWith("cluster start")
                        ? new String[] {"--port", "0", "--call-port", "0"}
                        : new String[0];
                String told = run(String.join(" ", command, "--dir", directory + "/cluster", String.join(" ", more)));
                Matcher start = Pattern.compile("programs go to http://(\\S+)").matcher(told);
                if (start.find()) address = start.group(1);
            } else if (isServer(COMMAND + command)) {
                Main.read(words(command).toArray(String[]::new));
            } else {
                String told = run(command.replace("127.0.0.1:8081", address));
                if (command.startsWith("list")) assertThat(told).contains(job).contains("healthy");
            }
        }
        assertThat(job).isNotEmpty();
    }

    @Test
    void the_file_of_settings_that_the_page_shows_is_understood() throws IOException {
        String page = Files.readString(PAGES.resolve("install.md"));
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        assertThat(block.find()).isTrue();
        Files.writeString(directory.resolve("config.yaml"), block.group(1).replace("8gb", "1gb"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] worker = {"worker", "--configDir", directory.toString()};
        assertThat(JvmOptions.print(worker, new PrintStream(out, true), System.err))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("-Xmx");
    }

    @Test
    void the_launchers_jvm_is_asked_for_what_the_page_says() throws IOException {
        for (String command : commands("size.md")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String small =
                    command.replace("=8gb", "=2gb").replace("=3gb", "=512mb").replace("=4gb", "=1gb");
            int status = JvmOptions.print(small.split(" "), new PrintStream(out, true), new PrintStream(err, true));
            assertThat(status).describedAs(err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("-Xmx").contains("-XX:MaxMetaspaceSize=");
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] tooSmall = {"run", "-Dtaskmanager.memory.process.size=100mb", "x.jar"};
        assertThat(JvmOptions.print(tooSmall, System.out, new PrintStream(err, true)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("MR-8164").contains("100 MiB");
        String[] noSize = {"run", "-D", "taskmanager.memory.process.size=many", "x.jar"};
        assertThat(JvmOptions.print(noSize, System.out, new PrintStream(err, true)))
                .isEqualTo(2);
        String[] nothing = {"run", "x.jar"};
        assertThat(JvmOptions.print(nothing, System.out, System.err)).isZero();
    }
}
