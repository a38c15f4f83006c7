package dev.millrace.runtime.window;

import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Holds records in their order of arrival, with the watermarks between them.
record Script(List<Event> events, long keys) {

    /// Creates a random script.
    ///
    /// @param disorder the maximum distance of a record from the latest timestamp
    /// @param bound the distance of the watermark from the latest timestamp
    static Script random(RandomGenerator random, int size, long keys, long disorder, long bound) {
        List<Event> events = new ArrayList<>();
        long latest = random.nextInt(3) * 1_000L - 70;
        long watermark = Long.MIN_VALUE;
        for (int id = 0; id < size; id++) {
            latest += random.nextInt(20) == 0 ? random.nextInt(120) : random.nextInt(4);
            long time = latest - (disorder == 0 ? 0 : random.nextLong(disorder + 1));
            long next = latest - bound - 1;
            boolean advances = next > watermark && random.nextInt(4) != 0;
            if (advances) watermark = next;
            events.add(new Event(id, id * 31 % keys, time, advances ? next : Long.MIN_VALUE));
        }
        return new Script(events, keys);
    }

    /// Returns the same records without watermarks before the end.
    Script withoutWatermarks() {
        List<Event> silent = new ArrayList<>();
        for (Event event : events) silent.add(new Event(event.id, event.key, event.time, Long.MIN_VALUE));
        return new Script(silent, keys);
    }

    /// Returns a strategy with the timestamps and watermarks of the script.
    static WatermarkStrategy<Event> strategy() {
        return WatermarkStrategy.<Event>forGenerator(_ -> new Scripted())
                .withTimestampAssigner((event, _) -> event.time);
    }

    private static final class Scripted implements WatermarkGenerator<Event> {
        @Override
        public void onEvent(Event event, long timestamp, WatermarkOutput output) {
            if (event.watermark != Long.MIN_VALUE) output.emitWatermark(new Watermark(event.watermark));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
