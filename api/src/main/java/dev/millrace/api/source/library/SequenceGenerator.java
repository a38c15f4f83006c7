package dev.millrace.api.source.library;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.CodedStateException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Generates each number of a range once over all subtasks. Snapshots contain the remaining numbers.
public abstract class SequenceGenerator<T> implements DataGenerator<T> {
    private static final long serialVersionUID = 1L;

    private final long start;
    private final long end;

    /// The remaining numbers of this subtask, from which [#next] removes; null before [#open].
    protected transient @Nullable Queue<Long> valuesToEmit;

    private transient @Nullable SteppedNumbers left;
    private transient @Nullable ListState<Tuple3<Long, Long, Long>> state;

    /// @param end the last number, included
    /// @throws IllegalArgumentException if the end is below the start
    public SequenceGenerator(long start, long end) {
        if (start > end) {
            throw SourceFaults.PARAMETERS
                    .argument("A sequence of numbers has the start %d and the end %d.", start, end)
                    .fix("Set a start that does not exceed the end.");
        }
        this.start = start;
        this.end = end;
    }

    @Override
    public void open(String name, FunctionInitializationContext context, RuntimeContext runtimeContext)
            throws Exception {
        ListState<Tuple3<Long, Long, Long>> runs = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(
                        name + "-sequence-state", Types.TUPLE(Types.LONG, Types.LONG, Types.LONG)));
        SteppedNumbers numbers = new SteppedNumbers();
        if (context.isRestored()) {
            for (Tuple3<Long, Long, Long> run : Objects.requireNonNull(runs.get()))
                numbers.addRun(run.f0, run.f1, run.f2);
        } else {
            int subtask = runtimeContext.getTaskInfo().getIndexOfThisSubtask();
            int subtasks = runtimeContext.getTaskInfo().getNumberOfParallelSubtasks();
            // A sequence can have fewer numbers than there are subtasks. The difference may exceed a signed long.
            if (Long.compareUnsigned(end - start, subtask) >= 0) numbers.addRun(start + subtask, end, subtasks);
        }
        state = runs;
        left = numbers;
        valuesToEmit = numbers;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (state == null || left == null) throw notOpen();
        state.update(left.runs());
    }

    @Override
    public boolean hasNext() {
        return !values().isEmpty();
    }

    private Queue<Long> values() {
        Queue<Long> values = valuesToEmit;
        if (values == null) throw notOpen();
        return values;
    }

    private static CodedStateException notOpen() {
        return SourceFaults.PARAMETERS
                .state("A sequence generator was used before it was opened.")
                .fix("Call open in initializeState of the function that uses the generator.");
    }

    /// Generates the numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Long> longGenerator(long start, long end) {
        return new Converted<>(start, end, number -> number);
    }

    /// Generates the numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Integer> intGenerator(int start, int end) {
        return new Converted<>(start, end, Long::intValue);
    }

    /// Generates the numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Short> shortGenerator(short start, short end) {
        return new Converted<>(start, end, Long::shortValue);
    }

    /// Generates the numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Byte> byteGenerator(byte start, byte end) {
        return new Converted<>(start, end, Long::byteValue);
    }

    /// Generates the whole numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Float> floatGenerator(short start, short end) {
        return new Converted<>(start, end, Long::floatValue);
    }

    /// Generates the whole numbers from a start to an end, both included.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<Double> doubleGenerator(int start, int end) {
        return new Converted<>(start, end, Long::doubleValue);
    }

    /// Generates decimal numbers.
    ///
    /// @param precision the number of significant digits
    /// @param scale the number of digits after the decimal point
    public static SequenceGenerator<BigDecimal> bigDecimalGenerator(int start, int end, int precision, int scale) {
        return new SequenceGenerator<>(start, end) {
            private static final long serialVersionUID = 1L;

            @Override
            public BigDecimal next() {
                return new BigDecimal(take(), new MathContext(precision)).setScale(scale, RoundingMode.DOWN);
            }
        };
    }

    /// Generates the numbers from a start to an end, both included, as text.
    ///
    /// @throws IllegalArgumentException if `start` is above `end`
    public static SequenceGenerator<String> stringGenerator(long start, long end) {
        return new Converted<>(start, end, Object::toString);
    }

    /// Removes and returns the next number.
    ///
    /// @throws java.util.NoSuchElementException if no number is left
    long take() {
        return values().remove();
    }

    private interface Conversion<T> extends Function<Long, T>, Serializable {}

    private static final class Converted<T> extends SequenceGenerator<T> {
        private static final long serialVersionUID = 1L;

        private final Conversion<T> conversion;

        Converted(long start, long end, Conversion<T> conversion) {
            super(start, end);
            this.conversion = conversion;
        }

        @Override
        public T next() {
            return conversion.apply(take());
        }
    }
}
