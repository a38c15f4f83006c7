package dev.millrace.compat;

import dev.millrace.base.host.Host;
import dev.millrace.server.history.HistoryServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shows Flink's web pages with data of the history server, as [FlinkPagesTest] does with a coordinator. The server of
/// the jobs has ended.
@Tag("browser")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class FlinkHistoryPagesTest {
    private static final Path PICTURES = Path.of("target", "history-pages");

    @TempDir
    private static Path directory;

    private static HistoryServer server;
    private static PageTour tour;

    @BeforeAll
    static void start() throws IOException {
        Path archives;
        Map<String, String> names;
        try (Coordinator coordinator = new Coordinator(directory)) {
            String endless = coordinator.run("endless", Map.of("execution.checkpointing.interval", "1 h"));
            String failing = coordinator.run("failing", Map.of("restart-strategy.type", "none"));
            String finite = coordinator.run("finite", Map.of());
            coordinator.awaitStatus(endless, "RUNNING");
            coordinator.client().checkpoint(endless, null);
            String savepoints = directory.resolve("savepoints").toString();
            coordinator.client().awaitSavepoint(endless, coordinator.client().savepoint(endless, savepoints));
            String vertex = coordinator.client().job(endless).vertices().get(1).id();
            coordinator.client().cancel(endless);
            for (String each : List.of(endless, failing, finite)) coordinator.archive(each);
            names = Map.of("ENDLESS", endless, "FAILING", failing, "FINITE", finite, "VERTEX", vertex);
            archives = coordinator.archives();
        }
        server = HistoryServer.start(
                Host.real(),
                Map.of(
                        "historyserver.archive.fs.dir",
                        archives.toString(),
                        "historyserver.web.port",
                        "0",
                        "historyserver.log.jobmanager.url-pattern",
                        "http://logs.example/<jobid>",
                        "historyserver.log.taskmanager.url-pattern",
                        "http://logs.example/<jobid>/<tmid>"));
        tour = new PageTour(server.address(), directory.resolve("profile"), PICTURES);
        tour.replace(names);
    }

    @AfterAll
    static void stop() {
        tour.close();
        server.close();
    }

    @AfterEach
    void nothing_has_gone_wrong() {
        // Archives do not contain measurements of running jobs. The same holds for archives of Flink.
        tour.checkNothingHasGoneWrong(each -> each.replaceAll("\\?.*", "").matches(".*/(metrics|watermarks)"));
    }

    @ParameterizedTest
    @CsvSource({
        "job/completed, endless|failing|finite|CANCELED|FAILED|FINISHED",
        "job/completed/FINITE/overview, finite|FINISHED|1,000",
        "job/completed/ENDLESS/overview, endless|counting|HASH",
        "job/completed/ENDLESS/overview/VERTEX/detail, counting|128|Records Received",
        "job/completed/ENDLESS/overview/VERTEX/subtasks, counting|CANCELED|local",
        "job/completed/ENDLESS/overview/VERTEX/taskmanagers, counting|local",
        "job/completed/FINITE/timeline, Vertex TimeLine",
        "job/completed/FAILING/exceptions, Exception History|IllegalStateException",
        "job/completed/FINITE/cluster_configuration, some.password|******",
        "job/completed/FINITE/configuration, Execution Configuration|Job parallelism"
    })
    void jobs_are_shown(String page, String expected) throws IOException {
        tour.show(page, expected);
    }

    @Test
    void checkpoints_are_shown() throws IOException {
        tour.show("job/completed/ENDLESS/checkpoints", "Checkpoint Counts|Completed: |Latest Savepoint");
    }
}
