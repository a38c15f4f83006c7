package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shows Flink's web pages with data of a Millrace server in a browser. The test needs Debian's `chromium` or another
/// Chromium, which the system property `millrace.browser` names. It is not part of the plain build; run it by `./mvnw
/// -Pbrowser -pl compat -am test`. Screenshots of all pages are in `target/pages`.
@Tag("browser")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class FlinkPagesTest {
    private static final Path PICTURES = Path.of("target", "pages");

    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static PageTour tour;

    @BeforeAll
    static void start() throws IOException {
        coordinator = new Coordinator(directory);
        tour = new PageTour(coordinator.address(), directory.resolve("profile"), PICTURES);
        // The job takes only triggered checkpoints, so that no checkpoint is discarded while a page shows it.
        String endless = coordinator.run("endless", Map.of("execution.checkpointing.interval", "1 h"));
        String stumbling = coordinator.run("stumbling", Coordinator.RESTARTING);
        String finite = coordinator.run("finite", Map.of());
        coordinator.awaitStatus(endless, "RUNNING");
        for (int i = 0; i < 3; i++) coordinator.client().checkpoint(endless, null);
        coordinator.awaitCheckpoints(stumbling, 1);
        coordinator.awaitStatus(finite, "FINISHED");
        String savepoints = directory.resolve("savepoints").toString();
        coordinator.client().awaitSavepoint(endless, coordinator.client().savepoint(endless, savepoints));
        var details = coordinator.client().job(endless);
        tour.replace(Map.of(
                "ENDLESS", endless,
                "STUMBLING", stumbling,
                "FINITE", finite,
                "VERTEX", details.vertices().get(1).id(),
                "APPLICATION", String.valueOf(details.applicationId())));
    }

    @AfterAll
    static void stop() {
        tour.close();
        coordinator.close();
    }

    @AfterEach
    void nothing_has_gone_wrong() {
        tour.checkNothingHasGoneWrong();
    }

    private static void show(String page, String expected) throws IOException {
        tour.show(page, expected);
    }

    private static void await(String page, String expected) throws IOException {
        tour.await(page, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "overview, Available Task Slots|Running Application List|program.jar|FINISHED",
        "submit, program.jar|Program",
        "job/running, endless|stumbling|RUNNING",
        "job/completed, finite|FINISHED",
        "application/running, program.jar|RUNNING",
        "application/completed, program.jar|FINISHED",
        "application/running/APPLICATION/overview, program.jar|endless",
        "application/running/APPLICATION/exceptions, program.jar",
        "task-manager, local",
        "task-manager/local/metrics, Free/All Slots|Task Heap|G1|Metaspace",
        "task-manager/local/log-list, coordinator.log",
        "task-manager/local/thread-dump, Thread Dump",
        "task-manager/local/profiler, Profiling Duration|Profiling Mode",
        "job-manager/metrics, JVM Heap|Metaspace|G1",
        "job-manager/config, some.password|******",
        "job-manager/log, coordinator.log",
        "job-manager/thread-dump, Thread Dump",
        "job-manager/profiler, Profiling Duration|Profiling Mode"
    })
    void the_cluster_is_shown(String page, String expected) throws IOException {
        show(page, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "task-manager/local/logs, a line of the log",
        "task-manager/local/stdout, a line that a program has printed",
        "task-manager/local/log-list/coordinator.log, a line of the log",
        "job-manager/logs, a line of the log",
        "job-manager/stdout, a line that a program has printed",
        "job-manager/log/coordinator.log, a line of the log"
    })
    void logs_are_shown(String page, String expected) throws IOException {
        // The editor writes non-breaking spaces.
        show(page, expected.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "job/running/ENDLESS/overview, endless|Source: numbers|counting|positive|HASH|REBALANCE|Busy (max): |Low"
                + " Watermark",
        "job/running/ENDLESS/dataskew, What is Data Skew?|counting|%",
        "job/running/ENDLESS/timeline, Vertex TimeLine",
        "job/running/ENDLESS/exceptions, Exception History",
        "job/running/STUMBLING/exceptions, Exception History|IllegalStateException",
        "job/running/ENDLESS/configuration, Execution Configuration|Job parallelism|Object reuse mode",
        "job/running/ENDLESS/overview/VERTEX/detail, counting|128|Records Received",
        "job/running/ENDLESS/overview/VERTEX/subtasks, counting|RUNNING|local",
        "job/running/ENDLESS/overview/VERTEX/taskmanagers, counting|local",
        "job/running/ENDLESS/overview/VERTEX/watermarks, Watermark",
        "job/running/ENDLESS/overview/VERTEX/backpressure, Back Pressure Status|OK|Idle",
        "job/running/ENDLESS/overview/VERTEX/metrics, counting|FlameGraph",
        "job/running/ENDLESS/overview/VERTEX/flamegraph, On-CPU|Off-CPU|Mixed|Measurement: ",
        "job/completed/FINITE/overview, finite|FINISHED|1,000",
        "job/completed/FINITE/timeline, Vertex TimeLine",
        "job/completed/FINITE/exceptions, Exception History",
        "job/completed/FINITE/configuration, Execution Configuration|Job parallelism"
    })
    void jobs_are_shown(String page, String expected) throws IOException {
        show(page, expected);
    }

    @Test
    void a_flame_graph_is_drawn() throws IOException {
        show("job/running/ENDLESS/overview/VERTEX/flamegraph", "Off-CPU|Measurement: ");
        tour.browser()
                .value("[...document.querySelectorAll('label')].find(each => each.innerText == 'Off-CPU').click()");
        await("flamegraph_off_cpu", "waits for input");
    }

    @Test
    void a_profile_is_taken_and_downloaded() throws IOException {
        show("task-manager/local/profiler", "Profiling Duration");
        // Shortens the profile, which takes half a minute by default.
        tour.browser()
                .value("(() => { const box = document.querySelector('nz-input-number input'); box.value = '1';"
                        + " box.dispatchEvent(new Event('input', {bubbles: true}));"
                        + " box.dispatchEvent(new Event('blur')); })()");
        tour.browser().press("flink-task-manager-profiler button");
        await("profiler_running", "ITIMER");
        await("profiler_ended", "FINISHED|.html|as CPU: ");
        tour.browser()
                .value("[...document.querySelectorAll('flink-task-manager-profiler td a')]"
                        + ".find(each => each.innerText.endsWith('.html')).click()");
        Coordinator.await(
                "the profile",
                () -> tour.asked().stream().anyMatch(each -> each.path().contains("/profiler/local_ITIMER_")));
    }

    @Test
    void checkpoints_are_shown_to_the_last_subtask() throws IOException {
        show("job/running/ENDLESS/checkpoints", "Checkpoint Counts|Completed: |Latest Savepoint");
        tab(1);
        await("checkpoints_history", "Trigger Time|COMPLETED|6/6");
        tour.browser().press(".ant-tabs-tabpane-active .ant-table-row .ant-table-row-expand-icon");
        await("checkpoints_history_one", "Operators|counting|2/2");
        tour.browser().press(".ant-table-expanded-row .ant-table-row .ant-table-row-expand-icon");
        await("checkpoints_history_subtasks", "Sync Duration|Start Delay|Minimum");
        tab(2);
        await("checkpoints_summary", "End to End Duration|Average|Maximum");
        tab(3);
        await("checkpoints_configuration", "Exactly Once|Checkpoint Storage|Interval");
    }

    private static void tab(int number) {
        tour.browser()
                .value("document.querySelectorAll('flink-job-checkpoints .ant-tabs-tab-btn')[" + number + "].click()");
    }

    /// Checks that [PageAddresses] contains all requests of the pages, so that [PageAddressesTest] covers them
    /// without a browser.
    @AfterAll
    static void what_the_pages_have_asked_is_known() {
        Set<String> known = PageAddresses.ALL.stream()
                .map(each -> PageAddresses.general(each.path()))
                .collect(Collectors.toSet());
        Set<String> heard = tour.asked().stream()
                .map(each -> PageAddresses.general(each.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(heard).isNotEmpty().isSubsetOf(known);
    }
}
