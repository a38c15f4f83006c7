package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonElements;
import dev.millrace.server.history.HistoryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs a job on workers, and compares the history server's pages.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClusterHistoryTest {
    @TempDir
    private Path directory;

    private record Page(String path) {}

    /// Removes times that change after the job's end.
    private static Object timeless(Object value) {
        if (value instanceof List<?> list)
            return list.stream().map(ClusterHistoryTest::timeless).toList();
        if (!(value instanceof Map<?, ?> map)) return String.valueOf(value);
        Map<Object, Object> without = new HashMap<>();
        map.forEach((name, each) -> {
            if (!name.equals("now")) without.put(name, timeless(each));
        });
        return without;
    }

    /// Returns the pages of the newest checkpoints; their number depends on the speed of the machine.
    private static List<String> remembered(RestClient history, String job) {
        List<String> pages = history.checkpoints(job).history().stream()
                .map(each -> "/jobs/ID/checkpoints/details/" + each.id())
                .toList();
        assertThat(pages).isNotEmpty();
        return pages;
    }

    @Test
    void a_job_of_workers_is_shown_as_its_coordinator_showed_it() throws Exception {
        String archives = directory.resolve("archives").toString();
        Map<String, String> settings =
                Map.of("jobmanager.archive.fs.dir", archives, "execution.checkpointing.interval", "100 ms");
        try (LiveCluster cluster = new LiveCluster(directory, 2, 1, settings);
                HistoryServer server = HistoryServer.start(
                        Host.real(),
                        Map.of(
                                "historyserver.archive.fs.dir",
                                archives,
                                "historyserver.archive.fs.refresh-interval",
                                "20 ms",
                                "historyserver.web.port",
                                "0"))) {
            RestClient live = cluster.client();
            RestClient history = new RestClient(Host.real(), server.address().replace("http://", ""));
            String job = CountProgram.run(live, live.upload(CountProgram.jar(directory)), 2, "2000", "2000");
            CountProgram.assertSum(live, job, 2000);
            while (history.jobs().isEmpty()) Host.real().threads().park(5_000_000);
            List<Page> pages = new ArrayList<>();
            JsonElements.read(Files.newInputStream(Path.of(archives, job)), "archive", Page.class, pages::add);
            for (Page each : pages) {
                Object there = live.get(each.path(), Object.class);
                Object here = history.get(each.path(), Object.class);
                assertThat(timeless(here)).describedAs(each.path()).isEqualTo(timeless(there));
            }
            assertThat(pages)
                    .extracting(each -> each.path().replaceAll("[0-9a-f]{32}", "ID"))
                    .contains("/jobs/ID", "/jobs/ID/vertices/ID/taskmanagers")
                    .containsAll(remembered(history, job));
            CountProgram.assertSum(history, job, 2000);
        }
    }
}
