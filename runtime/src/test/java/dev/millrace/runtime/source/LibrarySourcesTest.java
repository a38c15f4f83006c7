package dev.millrace.runtime.source;

import static dev.millrace.runtime.source.Jobs.collect;
import static dev.millrace.runtime.source.Jobs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.RichFlatMapFunction;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.hybrid.HybridSource;
import dev.millrace.api.source.library.DataGenerator;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.library.IteratorSourceEnumerator;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.source.library.RandomGenerator;
import dev.millrace.api.source.library.SequenceGenerator;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the sources of the API library in whole programs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LibrarySourcesTest {

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /// Produces numbers; its enumerator knows the last one.
    private static final class Past extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        Past(long from, long to) {
            super(from, to);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            return new PastEnumerator(context, splitNumberRange(getFrom(), getTo(), 10), getTo());
        }
    }

    private static final class PastEnumerator
            extends IteratorSourceEnumerator<NumberSequenceSource.NumberSequenceSplit> {
        private final long end;

        PastEnumerator(
                SplitEnumeratorContext<NumberSequenceSource.NumberSequenceSplit> context,
                Collection<NumberSequenceSource.NumberSequenceSplit> splits,
                long end) {
            super(context, splits);
            this.end = end;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_hybrid_source_goes_on_where_the_source_before_ended(int parallelism) throws Exception {
        HybridSource<Long> source = HybridSource.<Long, PastEnumerator>builder(new Past(1, 5_000))
                .<PastEnumerator, Past>addSource(
                        context -> new Past(context.getPreviousEnumerator().end + 1, 7_000), Boundedness.BOUNDED)
                .addSource(
                        context -> new NumberSequenceSource(context.getPreviousEnumerator().end + 1, 7_003),
                        Boundedness.BOUNDED)
                .build();
        StreamExecutionEnvironment env = environment(parallelism);

        List<Long> all = collect(env.fromSource(source, WatermarkStrategy.noWatermarks(), "hybrid"));

        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(1, 7_003));
        if (parallelism == 1) assertThat(all).isSorted();
    }

    @Test
    void a_hybrid_source_whose_next_source_cannot_be_made_fails_the_job() {
        HybridSource<Long> source = HybridSource.<Long, SplitEnumerator<?, ?>>builder(new NumberSequenceSource(1, 3))
                .addSource(
                        _ -> {
                            throw new IllegalStateException("the broker is away");
                        },
                        Boundedness.BOUNDED)
                .build();
        assertThatThrownBy(() -> collect(
                        environment(2).fromSource(source, WatermarkStrategy.noWatermarks(), "past and present")))
                .hasStackTraceContaining("MR-2626")
                .hasStackTraceContaining("Source 1 of a hybrid source")
                .hasStackTraceContaining("the broker is away");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_generator_source_makes_each_record_once(int parallelism) throws Exception {
        DataGeneratorSource<String> source =
                new DataGeneratorSource<>(number -> "record " + number, 1_000, Types.STRING);
        List<String> all =
                collect(environment(parallelism).fromSource(source, WatermarkStrategy.noWatermarks(), "made"));
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(numbers(0, 999).stream()
                        .map(number -> "record " + number)
                        .toList());
    }

    @Test
    void a_limited_generator_source_ends_with_all_its_records() throws Exception {
        DataGeneratorSource<Long> source =
                new DataGeneratorSource<>(number -> number, 40, RateLimiterStrategy.perSecond(200), Types.LONG);
        assertThat(collect(environment(2).fromSource(source, WatermarkStrategy.noWatermarks(), "slow")))
                .containsExactlyInAnyOrderElementsOf(numbers(0, 39));
    }

    @Test
    void a_generator_function_that_throws_is_told_with_its_number() {
        DataGeneratorSource<Long> source = new DataGeneratorSource<>(number -> 10 / (number - 7), 20, Types.LONG);
        assertThatThrownBy(() ->
                        collect(environment(1).fromSource(source, WatermarkStrategy.noWatermarks(), "broken numbers")))
                .hasStackTraceContaining("MR-2624")
                .hasStackTraceContaining("failed for 7")
                .hasStackTraceContaining("broken numbers")
                .hasStackTraceContaining("/ by zero");
    }

    @Test
    void subtasks_share_the_numbers_of_a_sequence_generator() throws Exception {
        List<Long> all = collect(environment(4)
                .fromSequence(1, 400)
                .rebalance()
                .flatMap(new Generating<>(SequenceGenerator.longGenerator(-5, 70)))
                .returns(Types.LONG));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(-5, 70));
    }

    @Test
    void random_generators_nest() throws Exception {
        RandomGenerator<Map<String, Integer[]>> maps = RandomGenerator.mapGenerator(
                RandomGenerator.stringGenerator(20),
                RandomGenerator.arrayGenerator(RandomGenerator.intGenerator(1, 6), 3),
                2);
        List<Map<String, Integer[]>> all = collect(environment(2)
                .fromSequence(1, 50)
                .flatMap(new Generating<>(maps))
                .returns(TypeInformation.of(new TypeHint<Map<String, Integer[]>>() {})));
        assertThat(all)
                .hasSize(50)
                .allSatisfy(map -> assertThat(map).hasSize(2).allSatisfy((key, values) -> {
                    assertThat(key).matches("[0-9a-f]{20}");
                    assertThat(values).hasSize(3).allMatch(value -> value >= 1 && value <= 6);
                }));
    }

    /// Emits the next value of a generator for each record, until the generator ends.
    private static final class Generating<T> extends RichFlatMapFunction<Long, T> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        private final DataGenerator<T> generator;

        Generating(DataGenerator<T> generator) {
            this.generator = generator;
        }

        @Override
        public void flatMap(Long value, Collector<T> out) {
            if (generator.hasNext()) out.collect(generator.next());
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            generator.open("values", context, getRuntimeContext());
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            generator.snapshotState(context);
        }
    }
}
