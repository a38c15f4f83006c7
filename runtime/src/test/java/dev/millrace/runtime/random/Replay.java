package dev.millrace.runtime.random;

import java.util.ArrayList;
import java.util.List;

/// Interprets a flow for a step that depends on time.
abstract class Replay {
    private final List<Event> out = new ArrayList<>();
    /// The last watermark.
    long watermark = Long.MIN_VALUE;

    abstract void record(Item item, long time);

    /// Called when the watermark has advanced.
    abstract void risen(long before);

    final void emit(Item item, long time) {
        out.add(new Event.Of(item, time));
    }

    final Flow run(Flow in, Known known) {
        for (Event event : in.events()) {
            switch (event) {
                case Event.Of(Item item, long time) -> record(item, time);
                case Event.Mark(long time) -> {
                    rise(time);
                    out.add(event);
                }
            }
        }
        rise(Long.MAX_VALUE);
        return new Flow(out, known);
    }

    private void rise(long time) {
        long before = watermark;
        watermark = time;
        risen(before);
    }
}
