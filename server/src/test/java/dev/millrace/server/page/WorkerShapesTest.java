package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.server.session.SessionDispatcher;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests how a worker's memory is shown.
final class WorkerShapesTest {
    private static final long GIB = 1L << 30;

    private static WorkerMessages.Details details(Map<String, String> settings) {
        try (SessionDispatcher dispatcher = new SessionDispatcher(Host.real(), settings, null)) {
            ProcessStats worker = dispatcher.workers().getFirst();
            WorkerMessages.Details details = WorkerShapes.details(worker, 0);
            WorkerMessages.Worker line = WorkerShapes.line(worker, 0);
            assertThat(line.memory()).isEqualTo(details.memory());
            assertThat(line.totalResource()).isEqualTo(details.totalResource());
            return details;
        }
    }

    @Test
    void what_the_settings_divide_is_shown_under_flink_s_names() {
        WorkerMessages.Details details = details(Map.of(
                "taskmanager.memory.process.size", "4 gb",
                "taskmanager.memory.managed.size", "1 gb",
                "state.backend.type", "rocksdb"));
        WorkerMessages.MemoryConfiguration memory = details.memory();
        assertThat(memory.process()).isEqualTo(4 * GIB);
        assertThat(memory.managed()).isEqualTo(GIB);
        assertThat(memory.taskHeap() + memory.managed() + memory.network())
                .isEqualTo(memory.total())
                .isEqualTo(memory.process() - memory.metaspace() - memory.overhead());
        assertThat(memory.frameworkHeap() + memory.frameworkOffHeap() + memory.taskOffHeap())
                .isZero();
        assertThat(details.hardware().managedMemory()).isEqualTo(GIB);
        assertThat(details.totalResource().managed()).isEqualTo(1024);
        assertThat(details.totalResource().taskHeap()).isEqualTo(memory.taskHeap() >> 20);
        assertThat(details.totalResource().network()).isEqualTo(memory.network() >> 20);
    }

    @Test
    void what_nobody_has_said_is_left_open() {
        WorkerMessages.Details details = details(Map.of());
        WorkerMessages.MemoryConfiguration memory = details.memory();
        assertThat(memory.taskHeap()).isPositive().isEqualTo(memory.total());
        assertThat(memory.process()).isNull();
        assertThat(memory.managed()).isNull();
        assertThat(memory.network()).isNull();
        assertThat(details.totalResource().network()).isZero();
        assertThat(details.hardware().managedMemory()).isZero();
    }
}
