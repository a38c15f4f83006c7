package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.source.library.CollectionSource;
import java.util.ArrayList;
import java.util.List;

/// Describes the source of a pipeline.
record Input(Kind kind, List<Item> items, Plain.AssignTime time, Place place) {
    enum Kind {
        /// The source emits the items in order without timestamps.
        DATA,
        /// The source emits the items in order with timestamps and watermarks.
        TIMED,
        /// Several subtasks emit the items.
        SEQUENCE
    }

    /// Returns the item of a number in a sequence.
    static Item numbered(long number) {
        return Item.of(number % 5, "w" + number % 3, number, number * 37);
    }

    DataStream<Item> build(StreamExecutionEnvironment env) {
        return switch (kind) {
            case DATA -> env.fromData(items, Plain.ITEM);
            case TIMED ->
                env.fromSource(
                                new CollectionSource<>(
                                        items,
                                        Plain.ITEM.createSerializer(
                                                env.getConfig().getSerializerConfig()),
                                        Plain.ITEM),
                                time.strategy(),
                                "timed",
                                Plain.ITEM)
                        .setParallelism(1);
            case SEQUENCE ->
                place.put(place.put(env.fromSequence(0, items.size() - 1)).map(number -> numbered(number)));
        };
    }

    Flow flow(boolean isBatch, boolean isReusing) {
        List<Event> events = new ArrayList<>();
        for (Item item : items) events.add(new Event.Of(item, Event.TIMELESS));
        Flow flow = new Flow(events, Known.start(isBatch, isReusing));
        return switch (kind) {
            case DATA -> flow;
            case TIMED -> time.interpret(flow);
            case SEQUENCE -> flow.known(flow.known().unordered().parallelism(place.parallelism()));
        };
    }
}
