package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.IteratorSource.IteratorSplit;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.FakeReaderContext;
import dev.millrace.api.source.ListOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.util.NumberSequenceIterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class IteratorSourceTest {

    @Test
    void a_restored_reader_goes_on_where_the_snapshot_was_taken() throws Exception {
        IteratorSource<Long> source = new IteratorSource<>(new NumberSequenceIterator(1, 4), false);
        ListOutput<Long> output = new ListOutput<>();
        SourceReader<Long, IteratorSplit<Long>> reader = source.createReader(new FakeReaderContext());
        reader.addSplits(List.of(new IteratorSplit<>("0", new NumberSequenceIterator(1, 4))));
        reader.pollNext(output);
        reader.pollNext(output);
        IteratorSplit<Long> saved = reader.snapshotState(1).getFirst();
        // Reads after the snapshot do not change the snapshot.
        reader.pollNext(new ListOutput<>());

        var serializer = source.getSplitSerializer();
        var restored = source.createReader(new FakeReaderContext());
        restored.addSplits(List.of(serializer.deserialize(serializer.getVersion(), serializer.serialize(saved))));
        restored.notifyNoMoreSplits();
        while (restored.pollNext(output) != InputStatus.END_OF_INPUT) continue;

        assertThat(output.records).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void the_enumerators_state_survives_bytes() throws Exception {
        IteratorSource<Long> source = new IteratorSource<>(new NumberSequenceIterator(1, 4), true);
        var serializer = source.getEnumeratorCheckpointSerializer();

        var splits = serializer.deserialize(
                1, serializer.serialize(List.of(new IteratorSplit<>("7", new NumberSequenceIterator(3, 4)))));

        assertThat(splits).singleElement().satisfies(split -> {
            assertThat(split.splitId()).isEqualTo("7");
            assertThat(split.getIterator()).toIterable().containsExactly(3L, 4L);
        });
    }
}
