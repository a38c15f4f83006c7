package dev.millrace.compat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shows Flink's web pages with data of a coordinator and two workers, each in its own process. See [FlinkPagesTest].
@Tag("browser")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class FlinkClusterPagesTest {
    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static PageTour tour;

    @BeforeAll
    static void start() throws IOException {
        coordinator = new Coordinator(directory, 2, 2);
        tour = new PageTour(coordinator.address(), directory.resolve("profile"), Path.of("target", "pages", "cluster"));
        // The job has as many subtasks as the cluster has slots.
        String job = coordinator.run("endless", 4, Map.of("execution.checkpointing.interval", "1 s"));
        coordinator.awaitCheckpoints(job, 1);
        tour.replace(Map.of(
                "JOB",
                job,
                "VERTEX",
                coordinator.client().job(job).vertices().get(1).id()));
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

    @ParameterizedTest
    @CsvSource({
        "overview, Available Task Slots|Total Task Slots|Task Managers|RUNNING",
        "task-manager, worker-1|worker-2|127.0.0.1:",
        "task-manager/worker-1/metrics, Free/All Slots|0 / 2|Task Heap|Metaspace",
        "task-manager/worker-2/metrics, Free/All Slots|0 / 2|Task Heap|Metaspace",
        "task-manager/worker-2/log-list, worker.log|worker.out",
        "task-manager/worker-2/logs, epoch",
        "task-manager/worker-1/thread-dump, Thread Dump",
        "job-manager/metrics, JVM Heap|Metaspace",
        "job/running/JOB/overview, endless|Source: numbers|counting|positive|HASH|REBALANCE|Busy (max): |Low Watermark",
        "job/running/JOB/checkpoints, Checkpoint Counts|Completed: ",
        "job/running/JOB/timeline, Vertex TimeLine",
        "job/running/JOB/dataskew, What is Data Skew?|counting|%",
        "job/running/JOB/overview/VERTEX/detail, counting|128|Records Received",
        "job/running/JOB/overview/VERTEX/subtasks, counting|RUNNING|127.0.0.1:",
        "job/running/JOB/overview/VERTEX/taskmanagers, counting|127.0.0.1:|RUNNING",
        "job/running/JOB/overview/VERTEX/watermarks, Watermark",
        "job/running/JOB/overview/VERTEX/backpressure, Back Pressure Status|OK|Idle",
        "job/running/JOB/overview/VERTEX/metrics, counting|FlameGraph",
        "job/running/JOB/overview/VERTEX/flamegraph, On-CPU|Off-CPU|Mixed|Measurement: "
    })
    void pages_show_what_workers_do(String page, String expected) throws IOException {
        tour.show(page, expected);
    }
}
