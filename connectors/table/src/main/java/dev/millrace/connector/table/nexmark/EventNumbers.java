package dev.millrace.connector.table.nexmark;

/// Computes which events are persons, auctions and bids, and which of them exist at an event. Fifty events in a row are
/// one person, three auctions and 46 bids. Thread-safe.
public final class EventNumbers {
    /// The number of events of a group.
    public static final int GROUP = 50;

    /// The number of auctions of a group.
    public static final int AUCTIONS = 3;

    /// The number of bids of a group.
    public static final int BIDS = 46;

    /// The lowest identifier of persons and auctions.
    public static final long FIRST_ID = 1000;

    private EventNumbers() {}

    /// Returns the number of the newest person at an event, from 0.
    static long lastPerson(long event) {
        return event / GROUP;
    }

    /// Returns the number of the newest auction at an event, from 0; -1 before the first one.
    static long lastAuction(long event) {
        long group = event / GROUP;
        int offset = (int) (event % GROUP);
        return offset == 0 ? group * AUCTIONS - 1 : group * AUCTIONS + Math.min(offset, AUCTIONS) - 1;
    }
}
