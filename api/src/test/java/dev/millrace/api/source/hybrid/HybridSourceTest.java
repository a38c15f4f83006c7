package dev.millrace.api.source.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HybridSourceTest {

    /// Creates three sources: 1 to 40, then numbers that depend on the end of the first source, then 7 more from
    /// a factory.
    private static HybridSource<Long> threeSources() {
        return HybridSource.<Long, EndingNumbers.Ending>builder(new EndingNumbers(1, 40))
                .<EndingNumbers.Ending, EndingNumbers>addSource(
                        context -> new EndingNumbers(
                                context.getPreviousEnumerator().end + 1, 2 * context.getPreviousEnumerator().end),
                        Boundedness.BOUNDED)
                .<SplitEnumerator<?, ?>, NumberSequenceSource>addSource(
                        context -> new NumberSequenceSource(
                                context.getPreviousEnumerator().end + 1, context.getPreviousEnumerator().end + 7),
                        Boundedness.BOUNDED)
                .build();
    }

    private static void checkAll(List<Long> records, int switches) {
        assertThat(records).containsExactlyInAnyOrderElementsOf(numbers(1, 87));
        if (switches == 0) return;
        assertThat(records.subList(0, 40)).allMatch(number -> number <= 40);
        assertThat(records.subList(40, 80)).allMatch(number -> number > 40 && number <= 80);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Property(tries = 60)
    void each_source_is_read_to_its_end_before_the_next_begins(
            @ForAll @IntRange(min = 1, max = 5) int parallelism, @ForAll long seed) throws Exception {
        SourceCluster<Long, ?, ?> cluster = new SourceCluster<>(threeSources(), parallelism, seed, null);
        cluster.run();
        checkAll(cluster.output.records, 2);
        assertThat(cluster.backlogs).containsExactly(true, true, false);
    }

    @Property(tries = 200)
    void a_restored_source_goes_on_where_the_snapshot_was(
            @ForAll @IntRange(min = 1, max = 4) int parallelism,
            @ForAll @IntRange(min = 0, max = 700) int stepsBefore,
            @ForAll long seed)
            throws Exception {
        SourceCluster<Long, HybridSourceSplit, HybridSourceEnumeratorState> first =
                new SourceCluster<>(threeSources(), parallelism, seed, null);
        for (int steps = 0; steps < stepsBefore; steps++) first.step();
        SourceCluster.Snapshot snapshot = first.snapshot();

        SourceCluster<Long, ?, ?> second = new SourceCluster<>(threeSources(), parallelism, ~seed, snapshot);
        second.run();

        List<Long> all = new ArrayList<>(first.output.records);
        all.addAll(second.output.records);
        checkAll(all, 2);
    }

    @Property(tries = 200)
    void a_reader_that_starts_anew_is_led_to_where_the_others_are(
            @ForAll @IntRange(min = 1, max = 4) int parallelism,
            @ForAll @IntRange(min = 0, max = 700) int stepsBefore,
            @ForAll long seed)
            throws Exception {
        SourceCluster<Long, ?, ?> cluster = new SourceCluster<>(threeSources(), parallelism, seed, null);
        for (int steps = 0; steps < stepsBefore; steps++) cluster.step();
        cluster.fail(0);
        cluster.run();
        checkAll(cluster.output.records, 0);
    }

    @Test
    void readers_share_no_function_of_a_source() throws Exception {
        HybridSource<String> source = HybridSource.<String, SplitEnumerator<?, ?>>builder(
                        new DataGeneratorSource<>(new Counting(), 8, Types.STRING))
                .build();
        SourceCluster<String, ?, ?> cluster = new SourceCluster<>(source, 2, 5, null);
        cluster.run();
        assertThat(cluster.output.records)
                .containsExactlyInAnyOrder("1st", "2nd", "3rd", "4th", "1st", "2nd", "3rd", "4th");
    }

    private static final class Counting implements dev.millrace.api.source.library.GeneratorFunction<Long, String> {
        private static final long serialVersionUID = 1L;
        private int calls;

        @Override
        public String map(Long number) {
            return List.of("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
                    .get(calls++);
        }
    }

    @Test
    void its_type_is_that_of_the_first_source_and_its_boundedness_that_of_the_last() {
        HybridSource<Long> source = HybridSource.<Long, SplitEnumerator<?, ?>>builder(new NumberSequenceSource(0, 1))
                .addSource(_ -> new NumberSequenceSource(0, 1), Boundedness.CONTINUOUS_UNBOUNDED)
                .build();
        assertThat(source.getProducedType()).isEqualTo(Types.LONG);
        assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    }

    @Test
    void a_source_of_factories_alone_asks_for_its_type() {
        HybridSource<Long> source = new HybridSource.HybridSourceBuilder<Long, SplitEnumerator<?, ?>>()
                .addSource(_ -> new NumberSequenceSource(0, 1), Boundedness.BOUNDED)
                .build();
        assertThatThrownBy(source::getProducedType)
                .isInstanceOf(InvalidTypesException.class)
                .hasMessageContaining("fromSource");
    }

    @Test
    void nothing_may_follow_a_source_without_end() {
        HybridSource.HybridSourceBuilder<Long, SplitEnumerator<?, ?>> builder =
                HybridSource.<Long, SplitEnumerator<?, ?>>builder(new NumberSequenceSource(0, 1))
                        .addSource(_ -> new NumberSequenceSource(0, 1), Boundedness.CONTINUOUS_UNBOUNDED);
        assertThatThrownBy(() -> builder.addSource(new NumberSequenceSource(0, 1)))
                .isInstanceOf(CodedException.class)
                .hasMessageContainingAll("MR-2627", "Source 1", "only the last");
        assertThatThrownBy(() -> new HybridSource.HybridSourceBuilder<>().build())
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("MR-2620");
    }

    @Test
    void a_factory_that_fails_is_told_with_its_place() throws Exception {
        HybridSource<Long> source = HybridSource.<Long, SplitEnumerator<?, ?>>builder(new NumberSequenceSource(0, 1))
                .addSource(
                        _ -> {
                            throw new IllegalStateException("the broker is away");
                        },
                        Boundedness.BOUNDED)
                .build();
        SourceCluster<Long, ?, ?> cluster = new SourceCluster<>(source, 1, 3, null);
        assertThatThrownBy(cluster::run)
                .isInstanceOf(CodedException.class)
                .hasMessageContainingAll("MR-2626", "Source 1")
                .hasRootCauseMessage("the broker is away");
    }

    @Test
    void a_checkpoint_of_more_sources_than_there_are_is_refused() throws Exception {
        HybridSourceEnumeratorState state = new HybridSourceEnumeratorState(3, new byte[0], 1, null);
        assertThatThrownBy(() -> new SourceCluster<>(threeSources(), 1, 0, snapshotOf(state)))
                .isInstanceOf(CodedException.class)
                .hasMessageContainingAll("MR-2626", "source 3", "3 sources");
    }

    private static SourceCluster.Snapshot snapshotOf(HybridSourceEnumeratorState state) throws Exception {
        return new SourceCluster.Snapshot(
                new HybridSourceEnumeratorStateSerializer().serialize(state), List.of(List.of()));
    }

    @Test
    void serializers_refuse_versions_they_do_not_know() {
        assertThatThrownBy(() -> new HybridSourceSplitSerializer().deserialize(9, new byte[0]))
                .hasMessageContainingAll("MR-2625", "version 9");
        assertThatThrownBy(() -> new HybridSourceEnumeratorStateSerializer().deserialize(9, new byte[0]))
                .hasMessageContainingAll("MR-2625", "version 9");
    }

    @Test
    void splits_come_back_as_they_were_written() throws Exception {
        HybridSourceSplit split = new HybridSourceSplit(4, new byte[] {1, 2, 3}, 7, "here");
        HybridSourceSplitSerializer serializer = new HybridSourceSplitSerializer();
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .isEqualTo(split)
                .hasSameHashCodeAs(split);
    }

    @Test
    void it_can_be_shipped() throws Exception {
        assertThat(InstantiationUtil.clone(threeSources()).getBoundedness()).isEqualTo(Boundedness.BOUNDED);
    }
}
