package dev.millrace.runtime.job.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.legacy.EmbeddedRocksDBStateBackend;
import dev.millrace.api.config.legacy.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import dev.millrace.api.config.legacy.RocksDBOptions;
import org.junit.jupiter.api.Test;

/// Tests the settings of state backends.
final class StateRoomTest {
    @Test
    void settings_for_rocksdb_without_an_effect_are_known() {
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
        backend.setDbStoragePath("/tmp/rows");
        Configuration configuration = new Configuration();
        backend.writeTo(configuration);
        assertThat(StateRoom.withoutEffect(configuration)).isEmpty();
        backend.setPriorityQueueStateType(PriorityQueueStateType.HEAP);
        backend.writeTo(configuration);
        configuration.set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        assertThat(StateRoom.withoutEffect(configuration))
                .containsExactly(
                        "state.backend.rocksdb.memory.fixed-per-slot", "state.backend.rocksdb.timer-service.factory");
    }
}
