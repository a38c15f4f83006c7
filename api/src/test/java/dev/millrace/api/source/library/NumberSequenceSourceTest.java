package dev.millrace.api.source.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.source.FakeReaderContext;
import dev.millrace.api.source.ListOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.source.rate.GatedRateLimiter;
import dev.millrace.api.source.rate.RateLimiter;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberSequenceSourceTest {

    @Property
    void splits_are_even_and_hold_each_number_once(
            @ForAll @IntRange(min = -50, max = 50) int from,
            @ForAll @IntRange(min = 0, max = 60) int length,
            @ForAll @IntRange(min = 1, max = 9) int count) {
        NumberSequenceSource source = new NumberSequenceSource(from, from + length);

        List<NumberSequenceSplit> splits = source.splitNumberRange(from, from + length, count);

        List<Long> numbers = new ArrayList<>();
        for (NumberSequenceSplit split : splits) split.getIterator().forEachRemaining(numbers::add);
        assertThat(numbers).containsExactlyElementsOf(range(from, from + length));
        var lengths =
                splits.stream().mapToLong(split -> split.to() - split.from()).summaryStatistics();
        assertThat(lengths.getMax() - lengths.getMin()).isLessThanOrEqualTo(1);
        assertThat(splits.stream().map(SourceSplit::splitId).distinct()).hasSize(splits.size());
    }

    @Test
    void a_restored_reader_goes_on_where_the_snapshot_was_taken() throws Exception {
        NumberSequenceSource source = new NumberSequenceSource(1, 5);
        ListOutput<Long> output = new ListOutput<>();
        var reader = source.createReader(new FakeReaderContext());
        reader.addSplits(source.splitNumberRange(1, 5, 1));
        reader.pollNext(output);
        reader.pollNext(output);
        var serializer = source.getSplitSerializer();
        NumberSequenceSplit saved = reader.snapshotState(1).getFirst();

        var restored = source.createReader(new FakeReaderContext());
        restored.addSplits(List.of(serializer.deserialize(serializer.getVersion(), serializer.serialize(saved))));
        drain(restored, output);

        assertThat(output.records).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(restored.snapshotState(2)).isEmpty();
    }

    @Test
    void a_reader_without_splits_asks_for_one_and_waits() {
        FakeReaderContext context = new FakeReaderContext();
        var reader = new NumberSequenceSource(1, 1).createReader(context);
        reader.start();

        assertThat(context.splitRequests).hasValue(1);
        assertThat(reader.isAvailable()).isNotDone();
        reader.notifyNoMoreSplits();
        assertThat(reader.isAvailable()).isDone();
    }

    @Test
    void a_sequence_may_end_at_the_greatest_number() throws Exception {
        ListOutput<Long> output = new ListOutput<>();
        NumberSequenceSource source = new NumberSequenceSource(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        var reader = source.createReader(new FakeReaderContext());
        reader.addSplits(source.splitNumberRange(Long.MAX_VALUE - 1, Long.MAX_VALUE, 1));
        drain(reader, output);

        assertThat(output.records).containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThatThrownBy(() -> new NumberSequenceSource(2, 1)).hasMessageContaining("MR-2620");
    }

    @Test
    void generated_records_come_from_the_numbers() throws Exception {
        DataGeneratorSource<String> source =
                new DataGeneratorSource<>(number -> "n" + number, new NumberSequenceSource(0, 2), _ -> gate(), text());
        ListOutput<String> output = new ListOutput<>();
        var reader = source.createReader(new FakeReaderContext());
        reader.addSplits(List.of(new NumberSequenceSplit("1", 0, 2)));
        reader.start();
        drain(reader, output);

        assertThat(output.records).containsExactly("n0", "n1", "n2");
    }

    @Test
    void a_collection_goes_on_where_the_snapshot_was_taken() throws Exception {
        CollectionSource<Long> source =
                new CollectionSource<>(List.of(7L, 8L, 9L), LongSerializer.INSTANCE, Types.LONG);
        var serializer = source.getSplitSerializer();
        ListOutput<Long> output = new ListOutput<>();
        var reader = source.createReader(new FakeReaderContext());
        byte[] start = {0, 0, 0, 0};
        reader.addSplits(List.of(serializer.deserialize(1, start)));
        reader.pollNext(output);

        var restored = source.createReader(new FakeReaderContext());
        restored.addSplits(List.of(serializer.deserialize(
                1, serializer.serialize(reader.snapshotState(1).getFirst()))));
        drain(restored, output);

        assertThat(output.records).containsExactly(7L, 8L, 9L);
        assertThatThrownBy(() -> serializer.deserialize(2, start)).hasMessageContaining("MR-2625");
    }

    private static <S extends SourceSplit> RateLimiter<S> gate() {
        return new GatedRateLimiter<>(100);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeInformation<String> text() {
        return (TypeInformation) Types.LONG;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static <T> void drain(SourceReader<T, ?> reader, ListOutput<T> output) throws Exception {
        reader.notifyNoMoreSplits();
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status == InputStatus.MORE_AVAILABLE) status = reader.pollNext(output);
        assertThat(status).isEqualTo(InputStatus.END_OF_INPUT);
    }
}
