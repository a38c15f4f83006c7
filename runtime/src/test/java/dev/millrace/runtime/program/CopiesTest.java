package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.util.Collector;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests functions that use records after they emitted them, or that keep and change their input records. Without
/// object reuse the results must be the same, whether the engine copies records or has found that no copy is needed.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CopiesTest {
    private static final long RECORDS = 20;

    /// Represents a mutable record.
    public static class Cell implements Serializable {
        private static final long serialVersionUID = 1L;

        public long value;

        public Cell() {}

        public Cell(long value) {
            this.value = value;
        }

        public long doubled() {
            return value * 2;
        }

        @Override
        public String toString() {
            return "" + value;
        }
    }

    /// Overrides a getter of its superclass with a getter that changes the record.
    public static final class Sly extends Cell {
        private static final long serialVersionUID = 1L;

        public Sly() {}

        public Sly(long value) {
            super(value);
        }

        @Override
        public long doubled() {
            long result = value * 2;
            value = -1;
            return result;
        }
    }

    /// Emits the same object repeatedly.
    private static final class OneObject implements MapFunction<Long, Cell> {
        private static final long serialVersionUID = 1L;
        private final Cell cell = new Cell();

        @Override
        public Cell map(Long value) {
            cell.value = value;
            return cell;
        }
    }

    /// Returns the previous record.
    private static final class Late implements MapFunction<Cell, Cell> {
        private static final long serialVersionUID = 1L;
        private Cell before = new Cell(-7);

        @Override
        public Cell map(Cell value) {
            Cell result = before;
            before = value;
            return result;
        }
    }

    /// Emits one object three times, and changes the object between and afterwards.
    private static final class Counting implements FlatMapFunction<Cell, Cell> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Cell value, Collector<Cell> out) {
            Cell cell = new Cell();
            for (int i = 0; i < 3; i++) {
                cell.value = value.value * 10 + i;
                out.collect(cell);
            }
            cell.value = -99;
        }
    }

    /// Passes all records, and changes each record when the next record arrives.
    private static final class Spoiling implements FilterFunction<Cell> {
        private static final long serialVersionUID = 1L;
        private Cell before = new Cell();

        @Override
        public boolean filter(Cell value) {
            before.value = -1;
            before = value;
            return true;
        }
    }

    /// Emits new objects, and also forwards the input records.
    private static final class Both extends ProcessFunction<Cell, Cell> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Cell value, Context context, Collector<Cell> out) {
            out.collect(value);
            out.collect(new Cell(value.value + 100));
            value.value = -5;
        }
    }

    private static StreamExecutionEnvironment environment(boolean copiesAlways) {
        Configuration configuration = new Configuration();
        configuration.setString("millrace.records.copy-always", "" + copiesAlways);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        return env;
    }

    private static DataStream<Cell> cells(boolean copiesAlways) {
        return environment(copiesAlways).fromSequence(1, RECORDS).map(Cell::new).returns(Cell.class);
    }

    private static Long[] expected(java.util.function.LongUnaryOperator each) {
        return LongStream.rangeClosed(1, RECORDS).map(each).boxed().toArray(Long[]::new);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_object_emitted_again_and_again_may_be_kept_by_the_next_step(boolean copiesAlways) throws Exception {
        DataStream<Long> results = environment(copiesAlways)
                .fromSequence(1, RECORDS)
                .map(new OneObject())
                .map(new Late())
                .map(cell -> cell.value);
        assertThat(collect(results)).containsExactly(expected(i -> i == 1 ? -7 : i - 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_object_collected_several_times_arrives_as_it_was_each_time(boolean copiesAlways) throws Exception {
        List<Long> seen = collect(
                cells(copiesAlways).flatMap(new Counting()).map(new Late()).map(cell -> cell.value));
        List<Long> due = new ArrayList<>(List.of(-7L));
        for (long i = 1; i <= RECORDS; i++) for (int n = 0; n < 3; n++) due.add(i * 10 + n);
        assertThat(seen).isEqualTo(due.subList(0, due.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_filter_that_spoils_what_it_passed_harms_nobody_behind_it(boolean copiesAlways) throws Exception {
        DataStream<Long> results =
                cells(copiesAlways).filter(new Spoiling()).map(new Late()).map(cell -> cell.value);
        assertThat(collect(results)).containsExactly(expected(i -> i == 1 ? -7 : i - 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void two_receivers_of_one_new_object_do_not_see_each_others_changes(boolean copiesAlways) throws Exception {
        DataStream<Cell> made = cells(copiesAlways).map(cell -> new Cell(cell.value));
        MapFunction<Cell, Long> changing = cell -> cell.value += 1000;
        DataStream<Long> results = made.map(changing).union(made.map(changing));
        assertThat(collect(results).stream().sorted().distinct().toList()).containsExactly(expected(i -> i + 1000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_changed_after_it_was_collected_arrives_unchanged(boolean copiesAlways) throws Exception {
        DataStream<Long> results = cells(copiesAlways)
                .process(new Both())
                .map(new Late())
                .map(cell -> cell.value)
                .filter(value -> value < 100);
        List<Long> due = new ArrayList<>(List.of(-7L));
        due.addAll(List.of(expected(i -> i)));
        assertThat(collect(results)).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_getter_of_a_subclass_that_changes_its_object_changes_a_copy(boolean copiesAlways) throws Exception {
        DataStream<Cell> sly = environment(copiesAlways)
                .fromSequence(1, RECORDS)
                .map(value -> value % 2 == 0 ? new Sly(value) : new Cell(value))
                .returns(Cell.class);
        DataStream<Long> results =
                sly.map(Cell::doubled).union(sly.map(cell -> cell.doubled()), sly.map(cell -> cell.value * 2));
        List<Long> three = new ArrayList<>();
        for (Long due : expected(i -> i * 2)) three.addAll(List.of(due, due, due));
        assertThat(collect(results)).containsExactlyInAnyOrderElementsOf(three);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void records_sent_to_other_subtasks_are_their_own(boolean copiesAlways) throws Exception {
        DataStream<Long> results = cells(copiesAlways)
                .flatMap(new Counting())
                .rebalance()
                .map(new Late())
                .setParallelism(1)
                .map(cell -> cell.value);
        DataStream<Long> broadcast = cells(copiesAlways)
                .map(cell -> new Cell(cell.value))
                .broadcast()
                .map(cell -> cell.value *= 2)
                .setParallelism(2);
        assertThat(collect(results)).hasSize((int) RECORDS * 3).allMatch(value -> value == -7 || value >= 10);
        List<Long> two = new ArrayList<>();
        for (Long due : expected(i -> i * 2)) two.addAll(List.of(due, due));
        assertThat(collect(broadcast)).containsExactlyInAnyOrderElementsOf(two);
    }
}
