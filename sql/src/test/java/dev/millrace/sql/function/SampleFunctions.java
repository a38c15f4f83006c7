package dev.millrace.sql.function;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.Collector;
import dev.millrace.api.value.Row;
import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.annotation.InputGroup;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.functions.AggregateFunction;
import dev.millrace.table.functions.AsyncScalarFunction;
import dev.millrace.table.functions.AsyncTableFunction;
import dev.millrace.table.functions.FunctionContext;
import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.functions.TableAggregateFunction;
import dev.millrace.table.functions.TableFunction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Contains functions as programs write them.
public final class SampleFunctions {
    private SampleFunctions() {}

    /// Adds numbers of several types, or any number of them.
    public static final class Plus extends ScalarFunction {
        public long eval(long left, long right) {
            return left + right;
        }

        public String eval(String left, String right) {
            return left + right;
        }

        public int eval(Integer... all) {
            int sum = 0;
            for (Integer each : all) sum += each;
            return sum;
        }
    }

    /// Counts calls of open and close, and multiplies.
    public static final class Scaled extends ScalarFunction {
        public static final AtomicInteger OPEN = new AtomicInteger();
        private final int factor;
        private transient int opened;

        public Scaled() {
            this(10);
        }

        public Scaled(int factor) {
            this.factor = factor;
        }

        @Override
        public void open(FunctionContext context) {
            OPEN.incrementAndGet();
            opened = 1;
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }

        public @Nullable Integer eval(@Nullable Integer value) {
            return value == null ? null : value * factor * opened;
        }
    }

    /// Has arguments with names.
    public static final class Greeting extends ScalarFunction {
        public String eval(
                @ArgumentHint(name = "name", type = @DataTypeHint("STRING")) String name,
                @ArgumentHint(name = "greeting", isOptional = true, type = @DataTypeHint("STRING")) @Nullable
                        String greeting) {
            return (greeting == null ? "Hello" : greeting) + " " + name;
        }
    }

    /// Takes a value of any type.
    public static final class ClassName extends ScalarFunction {
        public String eval(@DataTypeHint(inputGroup = InputGroup.ANY) Object value) {
            return value.getClass().getSimpleName();
        }
    }

    /// Is an object with two fields.
    public static final class Point {
        public int x;
        public int y;

        public Point() {}

        public Point(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    /// Makes an object.
    public static final class MakePoint extends ScalarFunction {
        public Point eval(int x, int y) {
            return new Point(x, y);
        }
    }

    /// Reads an object.
    public static final class Norm extends ScalarFunction {
        public int eval(Point point) {
            return point.x + point.y;
        }
    }

    /// Returns a row.
    public static final class Divided extends ScalarFunction {
        @DataTypeHint("ROW<quotient INT, rest INT>")
        public Row eval(Integer value, Integer divisor) {
            return Row.of(value / divisor, value % divisor);
        }
    }

    /// Splits a text into words.
    @FunctionHint(output = @DataTypeHint("ROW<word STRING, length INT>"))
    public static final class Split extends TableFunction<Row> {
        public void eval(@Nullable String text) {
            if (text == null) return;
            for (String each : text.split(" ")) if (!each.isEmpty()) collect(Row.of(each, each.length()));
        }
    }

    /// Counts up.
    public static final class UpTo extends TableFunction<Integer> {
        public void eval(int last) {
            for (int i = 1; i <= last; i++) collect(i);
        }
    }

    /// Returns a value later.
    public static final class LaterTwice extends AsyncScalarFunction {
        public void eval(CompletableFuture<Integer> future, Integer value) {
            CompletableFuture.runAsync(() -> future.complete(value * 2));
        }
    }

    /// Returns rows later.
    public static final class LaterPair extends AsyncTableFunction<Integer> {
        public void eval(CompletableFuture<Collection<Integer>> future, Integer value) {
            CompletableFuture.runAsync(() -> future.complete(List.of(value, value + 100)));
        }
    }

    /// Is the state of an average.
    public static final class Weighted {
        public long sum;
        public long count;
    }

    /// Computes a weighted average.
    public static final class WeightedAverage extends AggregateFunction<Long, Weighted> {
        @Override
        public Weighted createAccumulator() {
            return new Weighted();
        }

        @Override
        public @Nullable Long getValue(Weighted state) {
            return state.count == 0 ? null : state.sum / state.count;
        }

        public void accumulate(Weighted state, Long value, Integer weight) {
            state.sum += value * weight;
            state.count += weight;
        }

        public void retract(Weighted state, Long value, Integer weight) {
            state.sum -= value * weight;
            state.count -= weight;
        }

        public void merge(Weighted state, Iterable<Weighted> others) {
            for (Weighted each : others) {
                state.sum += each.sum;
                state.count += each.count;
            }
        }
    }

    /// Is a state with a list.
    public static final class Texts {
        public ListView<String> list = new ListView<>();
    }

    /// Joins texts, and cannot merge.
    public static final class Joined extends AggregateFunction<String, Texts> {
        @Override
        public Texts createAccumulator() {
            return new Texts();
        }

        @Override
        public String getValue(Texts state) {
            return String.join("|", state.list.getList().stream().sorted().toList());
        }

        public void accumulate(Texts state, String text) throws Exception {
            state.list.add(text);
        }

        public void retract(Texts state, String text) throws Exception {
            state.list.remove(text);
        }
    }

    /// Is the state of [UpdatedTop2], with the numbers that were emitted last.
    public static final class Places {
        public Integer first;
        public Integer second;
        public Integer oldFirst;
        public Integer oldSecond;
    }

    /// Finds the two greatest numbers, and emits only the places that change.
    public static final class UpdatedTop2 extends TableAggregateFunction<Tuple2<Integer, Integer>, Places> {
        @Override
        public Places createAccumulator() {
            return new Places();
        }

        public void accumulate(Places state, Integer value) {
            if (state.first == null || value > state.first) {
                state.second = state.first;
                state.first = value;
            } else if (state.second == null || value > state.second) {
                state.second = value;
            }
        }

        public void emitUpdateWithRetract(Places state, RetractableCollector<Tuple2<Integer, Integer>> out) {
            emit(state.oldFirst, state.first, 1, out);
            state.oldFirst = state.first;
            emit(state.oldSecond, state.second, 2, out);
            state.oldSecond = state.second;
        }

        private static void emit(
                Integer before, Integer now, int place, RetractableCollector<Tuple2<Integer, Integer>> out) {
            if (java.util.Objects.equals(before, now)) return;
            if (before != null) out.retract(Tuple2.of(before, place));
            out.collect(Tuple2.of(now, place));
        }
    }

    /// Finds the two greatest numbers.
    public static final class Top2 extends TableAggregateFunction<Tuple2<Integer, Integer>, Tuple2<Integer, Integer>> {
        @Override
        public Tuple2<Integer, Integer> createAccumulator() {
            return Tuple2.of(Integer.MIN_VALUE, Integer.MIN_VALUE);
        }

        public void accumulate(Tuple2<Integer, Integer> state, Integer value) {
            if (value > state.f0) {
                state.f1 = state.f0;
                state.f0 = value;
            } else if (value > state.f1) {
                state.f1 = value;
            }
        }

        public void emitValue(Tuple2<Integer, Integer> state, Collector<Tuple2<Integer, Integer>> out) {
            if (state.f0 != Integer.MIN_VALUE) out.collect(Tuple2.of(state.f0, 1));
            if (state.f1 != Integer.MIN_VALUE) out.collect(Tuple2.of(state.f1, 2));
        }
    }

    /// Always fails.
    public static final class Broken extends ScalarFunction {
        public int eval(int value) {
            throw new IllegalStateException("no luck with " + value);
        }
    }
}
