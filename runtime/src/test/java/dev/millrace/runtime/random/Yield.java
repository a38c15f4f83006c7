package dev.millrace.runtime.random;

import dev.millrace.api.AllWindowedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.WindowedStream;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import dev.millrace.api.window.function.ProcessWindowFunction;
import java.util.ArrayList;
import java.util.List;

/// Computes one item from the items in a window. The result does not depend on their order.
enum Yield {
    REDUCE,
    AGGREGATE,
    /// The function emits the accumulator itself, and changes the accumulator afterwards.
    AGGREGATE_SHARING,
    APPLY,
    PROCESS,
    REDUCE_AND_PROCESS,
    AGGREGATE_AND_PROCESS;

    private static final ReduceFunction<Item> SUM = (one, two) -> Combine.SUM.of(one, two);

    Item of(List<Item> items, long start) {
        Item sum = Combine.SUM.of(items);
        return switch (this) {
            case REDUCE, AGGREGATE, AGGREGATE_SHARING -> sum;
            case APPLY, PROCESS, REDUCE_AND_PROCESS, AGGREGATE_AND_PROCESS -> told(sum, items.size(), start);
        };
    }

    private Item told(Item sum, int count, long start) {
        boolean isCounted = this == APPLY || this == PROCESS;
        return Item.of(sum.key, sum.word, sum.value + (isCounted ? 1_000L * count : 0), start);
    }

    private Item told(Iterable<Item> items, Window window) {
        List<Item> all = new ArrayList<>();
        items.forEach(all::add);
        return told(Combine.SUM.of(all), all.size(), window instanceof TimeWindow time ? time.getStart() : 0);
    }

    <W extends Window> SingleOutputStreamOperator<Item> on(WindowedStream<Item, Object, W> stream, KeyKind kind) {
        Yield self = this;
        return switch (this) {
            case REDUCE -> stream.reduce(SUM);
            case AGGREGATE, AGGREGATE_SHARING -> stream.aggregate(new Functions.Adding(this == AGGREGATE_SHARING));
            case APPLY -> stream.apply((_, window, items, out) -> out.collect(self.told(items, window)), Plain.ITEM);
            case PROCESS -> stream.process(new Telling<>(this, kind));
            case REDUCE_AND_PROCESS -> stream.reduce(SUM, new Telling<>(this, kind));
            case AGGREGATE_AND_PROCESS -> stream.aggregate(new Functions.Adding(false), new Telling<>(this, kind));
        };
    }

    <W extends Window> SingleOutputStreamOperator<Item> onAll(AllWindowedStream<Item, W> stream) {
        Yield self = this;
        return switch (this) {
            case REDUCE -> stream.reduce(SUM);
            case AGGREGATE, AGGREGATE_SHARING -> stream.aggregate(new Functions.Adding(this == AGGREGATE_SHARING));
            case APPLY -> stream.apply((window, items, out) -> out.collect(self.told(items, window)), Plain.ITEM);
            case PROCESS -> stream.process(new TellingAll<>(this));
            case REDUCE_AND_PROCESS -> stream.reduce(SUM, new TellingAll<>(this));
            case AGGREGATE_AND_PROCESS -> stream.aggregate(new Functions.Adding(false), new TellingAll<>(this));
        };
    }

    private static final class Telling<W extends Window> extends ProcessWindowFunction<Item, Item, Object, W> {
        private static final long serialVersionUID = 1L;
        private final Yield result;
        private final KeyKind kind;

        Telling(Yield result, KeyKind kind) {
            this.result = result;
            this.kind = kind;
        }

        @Override
        public void process(Object key, Context context, Iterable<Item> items, Collector<Item> out) {
            Item told = result.told(items, context.window());
            if (!kind.of(told).equals(key)) throw new IllegalStateException(told + " in a window of key " + key);
            out.collect(told);
        }
    }

    private static final class TellingAll<W extends Window> extends ProcessAllWindowFunction<Item, Item, W> {
        private static final long serialVersionUID = 1L;
        private final Yield result;

        TellingAll(Yield result) {
            this.result = result;
        }

        @Override
        public void process(Context context, Iterable<Item> items, Collector<Item> out) {
            out.collect(result.told(items, context.window()));
        }
    }
}
