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
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event), NexmarkClock::times),
                    extra(100))),

    /// Contains the auctions, three in fifty events.
    AUCTION(
            1,
            EventNumbers.AUCTIONS,
            List.of(
                    new NexmarkField.Number("id", (event, _) -> Auctions.id(event)),
                    letters("itemName", 11, 20),
                    letters("description", 12, 100),
                    new NexmarkField.Number("initialBid", (event, _) -> Auctions.initialBid(event)),
                    new NexmarkField.Number("reserve", (event, _) -> Auctions.reserve(event)),
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event), NexmarkClock::times),
                    new NexmarkField.Time("expires", Auctions::expires),
                    new NexmarkField.Number("seller", (event, _) -> Auctions.seller(event)),
                    new NexmarkField.Number("category", (event, _) -> Auctions.category(event)),
                    extra(300))),

    /// Contains the bids, 46 in fifty events.
    BID(
            1 + EventNumbers.AUCTIONS,
            EventNumbers.BIDS,
            List.of(
                    new NexmarkField.Number("auction", (event, _) -> Bids.auction(event), Bids::auctions),
                    new NexmarkField.Number("bidder", (event, _) -> Bids.bidder(event), Bids::bidders),
                    new NexmarkField.Number("price", (event, _) -> Bids.price(event), Bids::prices),
                    new NexmarkField.Text("channel", Bids.CHANNELS::put, Bids.CHANNELS),
                    new NexmarkField.Text("url", Bids.ADDRESSES::put, Bids.ADDRESSES),
                    new NexmarkField.Time("dateTime", (event, clock) -> clock.time(event), NexmarkClock::times),
                    extra(60)));

    private final int offset;
    private final int rowsPerGroup;
    private final List<NexmarkField> fields;

    NexmarkTable(int offset, int rowsPerGroup, List<NexmarkField> fields) {
        this.offset = offset;
        this.rowsPerGroup = rowsPerGroup;
        this.fields = fields;
    }

    private static NexmarkField extra(int length) {
        return letters("extra", 13, length);
    }

    private static NexmarkField letters(String name, int field, int length) {
        LetterRanges ranges = new LetterRanges(field, length);
        return new NexmarkField.Text(name, ranges::put, ranges);
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

    /// Computes the numbers of the events of some rows in a row.
    ///
    /// @param first the number of the first row
    /// @param to receives the numbers
    void events(long first, int count, long[] to) {
        long event = event(first);
        int place = (int) (first % rowsPerGroup);
        for (int i = 0; i < count; i++) {
            to[i] = event++;
            if (++place < rowsPerGroup) continue;
            place = 0;
            event += EventNumbers.GROUP - rowsPerGroup;
        }
    }

    /// Returns the number of rows among the first events.
    public long rows(long events) {
        long rest = events % EventNumbers.GROUP - offset;
        return events / EventNumbers.GROUP * rowsPerGroup + Math.clamp(rest, 0, rowsPerGroup);
    }
}
