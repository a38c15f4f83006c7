package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Tests the logs of a coordinator and a worker that are processes of their own.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ProcessLogsTest {
    private static final Pattern REST = Pattern.compile("coordinator listens at http://(\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final Pattern SEARCHES = Pattern.compile("(it searches for)");
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final Pattern ENTRY =
            Pattern.compile(TIME + " (ERROR|WARN|INFO|DEBUG) {1,2}\\[[^\\]]+\\] \\[([^\\]]+)\\] \\S+ .+");

    private static final String SOURCE = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;
        import org.slf4j.Logger;
        import org.slf4j.LoggerFactory;

        public class Chatty {
            private static final Logger LOG = LoggerFactory.getLogger("shop.values");

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                var source = new DataGeneratorSource<Long>(
                        n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                        .map(n -> {
                            if (n % 10 == 0) LOG.warn("number {}", n);
                            LOG.debug("detail {}", n);
                            return n;
                        })
                        .returns(Types.LONG)
                        .sinkTo(new DiscardingSink<>());
                env.execute("chatty job");
            }
        }
        """;

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();
    private String address = "";
    private RestClient client;

    private BufferedReader process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.millrace.cli.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process.inputReader();
    }

    private static String await(BufferedReader out, Pattern words) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher found = words.matcher(line);
            if (found.find()) return found.group(1);
        }
        throw new AssertionError("the process said only: " + said);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) Host.real().threads().park(20_000_000);
    }

    /// Starts a coordinator with JSON logs and a worker with small text logs, and a job whose map function logs.
    private void start() throws IOException {
        BufferedReader coordinator = process(
                "coordinator",
                "--port",
                "0",
                "--call-port",
                "0",
                "--log-dir",
                logs("coordinator").toString(),
                "-D",
                "millrace.log.format=json");
        address = await(coordinator, REST);
        String calls = await(coordinator, CALLS);
        BufferedReader worker = process(
                "worker",
                "-m",
                calls,
                "--name",
                "w1",
                "--slots",
                "2",
                "--dir",
                directory.resolve("w1").toString(),
                "--log-dir",
                logs("worker").toString(),
                "-D",
                "millrace.log.level.shop=ERROR",
                "-D",
                "env.log.max=3",
                "-D",
                "millrace.log.file.max-size=4 kb");
        await(worker, SEARCHES);
        client = new RestClient(Host.real(), address);
        await(() -> client.get("/taskmanagers", WorkerMessages.Workers.class)
                        .taskmanagers()
                        .size()
                == 1);
        Path jar = ProgramJar.of(directory, "Chatty", SOURCE);
        String job = CountProgram.run(client, client.upload(jar), 1);
        CountProgram.awaitRecords(client, job);
    }

    private Path logs(String name) {
        return directory.resolve("logs").resolve(name);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process each : processes.reversed()) {
            each.destroy();
            each.waitFor();
        }
    }

    private String command(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("-m", address));
        all.addAll(List.of(arguments));
        int status = new CommandLine(new LogLevelCommand())
                .setOut(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return status + "\n" + out;
    }

    private String log() {
        return client.get("/taskmanagers/w1/log", String.class);
    }

    private List<String> files() {
        return client.get("/taskmanagers/w1/logs", ClusterMessages.Logs.class).logs().stream()
                .map(ClusterMessages.Log::name)
                .toList();
    }

    @Test
    void levels_change_at_run_time_and_files_rotate() throws IOException {
        start();
        assertThat(log()).doesNotContain("shop.values");
        assertThat(command("--worker", "w1")).startsWith("0\n").contains("ERROR shop", "INFO  ROOT");

        assertThat(command("--worker", "w1", "shop.values", "debug")).contains("DEBUG shop.values");
        await(() -> log().contains(" [chatty job] shop.values detail "));
        await(() -> files().contains("worker.log.5"));
        assertThat(command("--worker", "w1", "shop.values", "INHERIT")).doesNotContain("shop.values");
        assertThat(files()).filteredOn(each -> each.startsWith("worker.log.")).hasSize(3);
        assertThat(log().lines())
                .allMatch(line -> line.startsWith("\t") || ENTRY.matcher(line).matches());

        assertThat(command("dev.millrace.cluster", "TRACE")).contains("TRACE dev.millrace.cluster");
        assertThat(command("ROOT", "loud")).startsWith("1\n");
        assertThat(client.get("/jobmanager/loggers", ClusterMessages.Loggers.class)
                        .loggers())
                .containsExactly(
                        new ClusterMessages.Logger("ROOT", "INFO"),
                        new ClusterMessages.Logger("dev.millrace.cluster", "TRACE"));
        assertJsonLines();
    }

    private void assertJsonLines() throws IOException {
        List<String> lines = Files.readAllLines(logs("coordinator").resolve("coordinator.log"));
        ObjectMapper mapper = new ObjectMapper();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            Map<?, ?> entry = mapper.readValue(line, Map.class);
            assertThat(entry.get("time").toString()).matches(TIME);
            assertThat(entry.get("level")).isIn("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
            assertThat(entry.get("thread").toString()).isNotEmpty();
            assertThat(entry.get("logger").toString()).contains(".");
            assertThat(entry.get("message")).isNotNull();
        });
    }
}
