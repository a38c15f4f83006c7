package dev.millrace.connector.table.nexmark;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/// Is a table of events of one kind. The columns `dateTime` have the event time.
public enum NexmarkTable {
    /// Contains the persons, one in fifty events.
    PERSON(
            0,
            1,
            List.of(
                    new NexmarkField.Number("id", (event, _) -> EventNumbers.FIRST_ID + EventNumbers.lastPerson(event)),
                    new NexmarkField.Text("name", Names::name),
                    new NexmarkField.Text("emailAddress", Names::email),
                    new NexmarkField.Text("creditCard", Names::creditCard),
                    new NexmarkField.Text("city", Names::city),
                    new NexmarkField.Text("state", Names::state),
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event)),
                    new NexmarkField.Text("extra", (event, text) -> extra(event, text, 100)))),

    /// Contains the auctions, three in fifty events.
    AUCTION(
            1,
            EventNumbers.AUCTIONS,
            List.of(
                    new NexmarkField.Number("id", (event, _) -> Auctions.id(event)),
                    new NexmarkField.Text("itemName", (event, text) -> letters(event, 11, text, 20)),
                    new NexmarkField.Text("description", (event, text) -> letters(event, 12, text, 100)),
                    new NexmarkField.Number("initialBid", (event, _) -> Auctions.initialBid(event)),
                    new NexmarkField.Number("reserve", (event, _) -> Auctions.reserve(event)),
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event)),
                    new NexmarkField.Time("expires", Auctions::expires),
                    new NexmarkField.Number("seller", (event, _) -> Auctions.seller(event)),
                    new NexmarkField.Number("category", (event, _) -> Auctions.category(event)),
                    new NexmarkField.Text("extra", (event, text) -> extra(event, text, 300)))),

    /// Contains the bids, 46 in fifty events.
    BID(
            1 + EventNumbers.AUCTIONS,
            EventNumbers.BIDS,
            List.of(
                    new NexmarkField.Number("auction", (event, _) -> Bids.auction(event)),
                    new NexmarkField.Number("bidder", (event, _) -> Bids.bidder(event)),
                    new NexmarkField.Number("price", (event, _) -> Bids.price(event)),
                    new NexmarkField.Text("channel", (event, text) -> text.set(Channels.name(Bids.channel(event)))),
                    new NexmarkField.Text(
                            "url", (event, text) -> text.set(Channels.address((long) Bids.channel(event)))),
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event)),
                    new NexmarkField.Text("extra", (event, text) -> extra(event, text, 60))));

    private final int offset;
    private final int rowsPerGroup;
    private final List<NexmarkField> fields;

    NexmarkTable(int offset, int rowsPerGroup, List<NexmarkField> fields) {
        this.offset = offset;
        this.rowsPerGroup = rowsPerGroup;
        this.fields = fields;
    }

    private static void extra(long event, TextBuffer text, int length) {
        letters(event, 13, text, length);
    }

    private static void letters(long event, int field, TextBuffer text, int length) {
        Letters.around(text, RandomNumbers.bits(event, field), length);
    }

    /// Returns the table with a name.
    ///
    /// @throws NoSuchElementException if there is none
    public static NexmarkTable named(String name) {
        for (NexmarkTable each : values()) if (each.title().equals(name)) return each;
        throw new NoSuchElementException("There is no table '" + name + "'; known are person, auction and bid.");
    }

    /// Returns the name.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the columns.
    public List<NexmarkField> fields() {
        return fields;
    }

    /// Returns the columns as in CREATE TABLE, without parentheses.
    public String columns() {
        List<String> columns = fields.stream()
                .map(each -> "`" + each.name() + "` "
                        + switch (each) {
                            case NexmarkField.Number _ -> "BIGINT";
                            case NexmarkField.Time _ -> "TIMESTAMP(3)";
                            case NexmarkField.Text _ -> "STRING";
                        })
                .toList();
        return String.join(", ", columns);
    }

    /// Returns the number of rows in fifty events.
    public int rowsPerGroup() {
        return rowsPerGroup;
    }

    /// Returns the number of the event of a row.
    ///
    /// @param row the number of the row within the table, from 0
    public long event(long row) {
        return row / rowsPerGroup * EventNumbers.GROUP + offset + row % rowsPerGroup;
    }

    /// Returns the number of rows among the first events.
    public long rows(long events) {
        long rest = events % EventNumbers.GROUP - offset;
        return events / EventNumbers.GROUP * rowsPerGroup + Math.clamp(rest, 0, rowsPerGroup);
    }
}
