package dev.millrace.bench.nexmark.oracle;

import dev.millrace.connector.table.nexmark.NexmarkClock;
import dev.millrace.connector.table.nexmark.NexmarkField;
import dev.millrace.connector.table.nexmark.NexmarkTable;
import dev.millrace.connector.table.nexmark.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Contains all events in their order.
record Events(List<Person> persons, List<Auction> auctions, List<Bid> bids) {

    static Events of(long events, NexmarkClock clock) {
        return new Events(
                all(NexmarkTable.PERSON, events, clock, Events::person),
                all(NexmarkTable.AUCTION, events, clock, Events::auction),
                all(NexmarkTable.BID, events, clock, Events::bid));
    }

    private static <T> List<T> all(NexmarkTable table, long events, NexmarkClock clock, Function<Fields, T> maker) {
        List<T> all = new ArrayList<>();
        long rows = table.rows(events);
        for (long row = 0; row < rows; row++) all.add(maker.apply(new Fields(table, table.event(row), clock)));
        return all;
    }

    private static Person person(Fields fields) {
        return new Person(fields.number(0), fields.text(1), fields.text(4), fields.text(5), fields.number(6));
    }

    private static Auction auction(Fields fields) {
        return new Auction(
                fields.number(0),
                fields.text(1),
                fields.text(2),
                fields.number(3),
                fields.number(4),
                fields.number(5),
                fields.number(6),
                fields.number(7),
                fields.number(8),
                fields.text(9));
    }

    private static Bid bid(Fields fields) {
        return new Bid(
                fields.number(0),
                fields.number(1),
                fields.number(2),
                fields.text(3),
                fields.text(4),
                fields.number(5),
                fields.text(6));
    }

    /// Reads the fields of an event.
    private record Fields(NexmarkTable table, long event, NexmarkClock clock) {
        long number(int index) {
            return switch (table.fields().get(index)) {
                case NexmarkField.Number number -> number.numbers().at(event, clock);
                case NexmarkField.Time time -> time.numbers().at(event, clock);
                case NexmarkField.Text text -> throw new IllegalArgumentException(text.name());
            };
        }

        String text(int index) {
            TextBuffer buffer = new TextBuffer();
            ((NexmarkField.Text) table.fields().get(index)).texts().put(event, buffer);
            return new String(buffer.bytes(), StandardCharsets.UTF_8);
        }
    }
}
