package dev.millrace.runtime.random;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.Order;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Represents a step of one stream that is not keyed.
sealed interface Plain extends Step {
    TypeInformation<Item> ITEM = TypeInformation.of(Item.class);
    OutputTag<Item> SIDE = new OutputTag<>("side", ITEM);

    Place place();

    @Override
    default boolean isDetermined(Flow in) {
        return isDetermined(in.known());
    }

    default boolean isDetermined(Known in) {
        return true;
    }

    /// Lists the functions of maps.
    enum Change {
        ADD,
        KEY,
        IN_PLACE;

        Item of(Item item) {
            return switch (this) {
                case ADD -> item.with(item.value + 1);
                case KEY ->
                    Item.of(Math.floorMod(item.value, 5), "w" + Math.floorMod(item.value, 3), item.key, item.at);
                case IN_PLACE -> {
                    item.value *= 3;
                    yield item;
                }
            };
        }
    }

    /// Maps items, which are converted to another class and back.
    record Map(Change change, Shape via, Place place) implements Plain {
        @Override
        public boolean isDetermined(Known in) {
            return change != Change.IN_PLACE || !in.isReusing();
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            Change how = change;
            return switch (via) {
                case POJO -> place.put(in.map(item -> how.of(item)));
                case TUPLE -> place.put(place.put(in.map(Shape::tuple)).map(tuple -> how.of(Shape.item(tuple))));
                case RECORD -> place.put(place.put(in.map(Shape.Entry::of)).map(entry -> how.of(entry.item())));
            };
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().to(place.parallelism());
            return in.map(change == Change.KEY ? known.rekeyed() : known, item -> change.of(item.copy()));
        }
    }

    record Filter(int divisor, Place place) implements Plain {
        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            long by = divisor;
            return place.put(in.filter(item -> Math.floorMod(item.value, by) != 0));
        }

        @Override
        public Flow interpret(Flow in) {
            return in.each(in.known().to(place.parallelism()), (item, out) -> {
                if (Math.floorMod(item.value, divisor) != 0) out.accept(item);
            });
        }
    }

    /// Emits copies of an item with rising values.
    ///
    /// @param isOneObject whether the function emits one object repeatedly, and scrambles the object at the end
    record FlatMap(int copies, boolean isOneObject, Place place) implements Plain {
        @Override
        public boolean isDetermined(Known in) {
            return !isOneObject || !in.isReusing();
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            int many = copies;
            FlatMapFunction<Item, Item> function = (item, out) -> {
                for (int i = 0; i < many; i++) out.collect(item.with(item.value + i));
            };
            return place.put(in.flatMap(isOneObject ? (item, out) -> reuse(item, many, out) : function, ITEM));
        }

        private static void reuse(Item item, int copies, Collector<Item> out) {
            Item reused = item.copy();
            for (int i = 0; i < copies; i++) {
                reused.value = item.value + i;
                out.collect(reused);
            }
            reused.scramble();
        }

        @Override
        public Flow interpret(Flow in) {
            return in.each(in.known().to(place.parallelism()), (item, out) -> {
                for (int i = 0; i < copies; i++) out.accept(item.with(item.value + i));
            });
        }
    }

    /// Sends some records to a side output, changes them there, and merges both streams.
    record Split(int divisor, Place place) implements Plain {
        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            SingleOutputStreamOperator<Item> main = place.put(in.process(new Splitting(divisor)));
            return main.union(place.put(main.getSideOutput(SIDE).map(item -> item.with(-item.value))));
        }

        private static final class Splitting extends ProcessFunction<Item, Item> {
            private static final long serialVersionUID = 1L;
            private final int divisor;

            Splitting(int divisor) {
                this.divisor = divisor;
            }

            @Override
            public void processElement(Item item, Context context, Collector<Item> out) {
                if (Math.floorMod(item.value, divisor) == 0) context.output(SIDE, item);
                else out.collect(item);
            }
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().to(place.parallelism()).unordered();
            return in.map(known, item -> Math.floorMod(item.value, divisor) == 0 ? item.with(-item.value) : item);
        }
    }

    /// Lists the partitionings of records.
    enum Way {
        FORWARD,
        REBALANCE,
        RESCALE,
        SHUFFLE,
        GLOBAL,
        CUSTOM,
        BROADCAST;

        DataStream<Item> of(DataStream<Item> in) {
            return switch (this) {
                case FORWARD -> in.forward();
                case REBALANCE -> in.rebalance();
                case RESCALE -> in.rescale();
                case SHUFFLE -> in.shuffle();
                case GLOBAL -> in.global();
                case CUSTOM -> in.partitionCustom((key, parts) -> Math.floorMod(key, parts), item -> item.key);
                case BROADCAST -> in.broadcast();
            };
        }
    }

    record Spread(Way way, Place place) implements Plain {
        @Override
        public boolean isDetermined(Known in) {
            return way != Way.FORWARD || in.parallelism() == place.parallelism();
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(way.of(in).map(item -> item));
        }

        @Override
        public Flow interpret(Flow in) {
            int parallelism = place.parallelism();
            boolean isDirect =
                    way == Way.FORWARD || (parallelism == 1 && in.known().parallelism() == 1);
            Known known = isDirect ? in.known() : in.known().unordered().parallelism(parallelism);
            int times = way == Way.BROADCAST ? parallelism : 1;
            return in.each(known, (item, out) -> {
                for (int i = 0; i < times; i++) out.accept(item);
            });
        }
    }

    /// Assigns the timestamps that the items contain.
    ///
    /// @param isPunctuated whether watermarks follow the records; otherwise only the last watermark is emitted
    record AssignTime(boolean isPunctuated, int bound, Place place) implements Plain {
        @Override
        public boolean isDetermined(Known in) {
            return !isPunctuated || (in.order() == Known.Order.ALL && place.parallelism() == 1);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(in.assignTimestampsAndWatermarks(strategy()));
        }

        WatermarkStrategy<Item> strategy() {
            int behind = bound;
            WatermarkStrategy<Item> strategy = isPunctuated
                    ? WatermarkStrategy.forGenerator(_ -> new Punctuated(behind))
                    : WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(1_000));
            return strategy.withTimestampAssigner((item, _) -> item.time());
        }

        private record Punctuated(int behind) implements WatermarkGenerator<Item> {
            @Override
            public void onEvent(Item item, long time, WatermarkOutput output) {
                output.emitWatermark(new Watermark(time - behind));
            }

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {}
        }

        @Override
        public Flow interpret(Flow in) {
            boolean hasMarks = isPunctuated && !in.known().isBatch();
            List<Event> out = new ArrayList<>();
            long watermark = Long.MIN_VALUE;
            boolean isLateFree = true;
            for (Event.Of record : in.records()) {
                long time = record.item().time();
                isLateFree &= time > watermark;
                out.add(new Event.Of(record.item(), time));
                if (!hasMarks || time - bound <= watermark) continue;
                watermark = time - bound;
                out.add(new Event.Mark(watermark));
            }
            Known known = in.known().to(place.parallelism()).time(Known.Time.USABLE);
            return new Flow(out, known.marks(hasMarks ? Known.Marks.EXACT : Known.Marks.NOWHERE, isLateFree));
        }
    }

    /// Calls an external system asynchronously, which answers at once or later.
    record Ask(boolean isOrdered, boolean isLater, Place place) implements Plain {
        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            AsyncFunction<Item, Item> call = new Call(isLater);
            return place.put(
                    isOrdered
                            ? AsyncDataStream.orderedWait(in, call, 1, TimeUnit.MINUTES, 3)
                            : AsyncDataStream.unorderedWait(in, call, 1, TimeUnit.MINUTES, 3));
        }

        private record Call(boolean isLater) implements AsyncFunction<Item, Item> {
            @Override
            public void asyncInvoke(Item item, ResultFuture<Item> result) {
                Item answer = item.with(item.value + 100);
                if (isLater) CompletableFuture.runAsync(() -> result.complete(List.of(answer)));
                else result.complete(List.of(answer));
            }
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().to(place.parallelism());
            return in.map(isOrdered ? known : known.unordered(), item -> item.with(item.value + 100));
        }
    }

    /// Processes all records of a subtask at the end of the input. If there are several subtasks, the result does
    /// not depend on how the records are distributed.
    record WholePartition(boolean isSorted, Place place) implements Plain {
        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            var partition = in.fullWindowPartition();
            if (isSorted) return place.chain(partition.sortPartition("value", Order.DESCENDING));
            MapPartitionFunction<Item, Item> function = (items, out) -> {
                for (Item item : items) out.collect(item.with(item.value ^ 1));
            };
            return place.chain(partition.mapPartition(function).returns(ITEM));
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().unordered().time(Known.Time.UNSPECIFIED).marks(Known.Marks.NOWHERE, true);
            return in.map(known, item -> isSorted ? item : item.with(item.value ^ 1));
        }
    }
}
