package dev.millrace.runtime.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Represents a stream as a list for the interpreter. The list contains a watermark only where its position is
/// determined, and never the last watermark.
record Flow(List<Event> events, Known known) {
    Flow {
        boolean isExact = known.marks() == Known.Marks.EXACT;
        events = events.stream()
                .filter(event -> isExact || event instanceof Event.Of)
                .toList();
    }

    List<Event.Of> records() {
        List<Event.Of> records = new ArrayList<>();
        for (Event event : events) if (event instanceof Event.Of of) records.add(of);
        return records;
    }

    Flow known(Known newKnown) {
        return new Flow(events, newKnown);
    }

    /// Replaces each record by the records that the function emits, with the same timestamp.
    Flow each(Known newKnown, Each function) {
        List<Event> out = new ArrayList<>();
        for (Event event : events) {
            switch (event) {
                case Event.Of(Item item, long time) -> function.emit(item, made -> out.add(new Event.Of(made, time)));
                case Event.Mark mark -> out.add(mark);
            }
        }
        return new Flow(out, newKnown);
    }

    Flow map(Known newKnown, UnaryOperator<Item> function) {
        return each(newKnown, (item, out) -> out.accept(function.apply(item)));
    }

    @FunctionalInterface
    interface Each {
        void emit(Item item, Consumer<Item> out);
    }
}
