package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tests states that are declared with a wider type than the snapshot has.
final class EvolvedStateTest {
    private SnapshotFile written;

    private static <K> TypeSerializer<K> serializer(TypeInformation<K> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <K> KeyedStates<K> states(TypeInformation<K> keys) {
        return new KeyedStates<>(
                Keys.of(keys), 8, new KeyGroups.Range(0, 7), Host.real().clock());
    }

    private static <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    @BeforeEach
    void write() throws Exception {
        KeyedStates<Integer> states = states(Types.INT);
        states.beginSnapshots();
        for (int key = 0; key < 20; key++) {
            states.select(key);
            states.value(ready(new ValueStateDescriptor<>("count", Types.INT))).update(-key);
            states.list(ready(new ListStateDescriptor<>("list", Types.INT))).addAll(List.of(key, key + 1));
            states.map(ready(new MapStateDescriptor<>("map", Types.INT, Types.FLOAT)))
                    .put(key, 0.5f);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotFileWriter writer = new SnapshotFileWriter(bytes);
        states.snapshot("op", serializer(Types.INT)).write(writer, false);
        writer.finish();
        written = SnapshotFile.of(bytes.toByteArray());
    }

    private <K> KeyedStates<K> restored(TypeInformation<K> keys) {
        KeyedStates<K> states = states(keys);
        states.restore(new KeyedRestore<>(
                List.of(written), "op", serializer(keys), getClass().getClassLoader()));
        return states;
    }

    @Test
    void values_elements_and_entries_become_wider() throws Exception {
        KeyedStates<Integer> states = restored(Types.INT);
        var count = states.value(ready(new ValueStateDescriptor<>("count", Types.LONG)));
        var list = states.list(ready(new ListStateDescriptor<>("list", Types.LONG)));
        var map = states.map(ready(new MapStateDescriptor<>("map", Types.LONG, Types.DOUBLE)));
        for (int key = 0; key < 20; key++) {
            states.select(key);
            assertThat(count.value()).isEqualTo(-key);
            count.update(count.value() + Integer.MAX_VALUE + 1L);
            assertThat(count.value()).isEqualTo(-key + 2_147_483_648L);
            assertThat(list.get()).containsExactly((long) key, key + 1L);
            assertThat(map.entries()).containsExactly(Map.entry((long) key, 0.5));
        }
    }

    @Test
    void keys_do_not() {
        KeyedStates<Long> states = restored(Types.LONG);
        assertThatThrownBy(() -> states.value(ready(new ValueStateDescriptor<>("count", Types.INT))))
                .hasMessageContaining("MR-4005 The type of the key of KEYED_VALUE 'count' of operator op has changed")
                .hasMessageContaining("It was int and is now long");
    }
}
