package dev.millrace.connector.table.nexmark;

/// Computes the fields of bids. Half of the bids are for a hot auction, three quarters come from a hot bidder, and half
/// come through one of four hot channels. Thread-safe.
public final class Bids {
    /// Contains the names of the channels.
    static final ChannelRanges CHANNELS = new ChannelRanges(Channels.HOT + Channels.COLD, Channels::name);

    /// Contains the addresses of the channels.
    static final ChannelRanges ADDRESSES = new ChannelRanges(Channels.HOT + Channels.COLD, Channels::address);

    private static final int AUCTION = 1;
    private static final int BIDDER = 2;
    private static final int PRICE = 3;
    private static final int CHANNEL = 4;
    private static final int AUCTION_RATIO = 2;
    private static final int BIDDER_RATIO = 4;
    private static final int HOT_STRIDE = 100;
    private static final int OPEN_AUCTIONS = 100;
    private static final int AUCTION_LEAD = 10;

    private Bids() {}

    /// Returns the auction of a bid.
    public static long auction(long event) {
        long last = Math.max(0, EventNumbers.lastAuction(event));
        long random = RandomNumbers.bits(event, AUCTION);
        if ((random & AUCTION_RATIO - 1) > 0) return EventNumbers.FIRST_ID + last / HOT_STRIDE * HOT_STRIDE;
        long first = Math.max(last - OPEN_AUCTIONS, 0);
        return EventNumbers.FIRST_ID + first + RandomNumbers.part(random, last - first + 1 + AUCTION_LEAD);
    }

    static void auctions(long[] events, int count, NexmarkClock clock, long[] to) {
        for (int i = 0; i < count; i++) to[i] = auction(events[i]);
    }

    static void bidders(long[] events, int count, NexmarkClock clock, long[] to) {
        for (int i = 0; i < count; i++) to[i] = bidder(events[i]);
    }

    static void prices(long[] events, int count, NexmarkClock clock, long[] to) {
        for (int i = 0; i < count; i++) to[i] = price(events[i]);
    }

    /// Returns the bidder of a bid.
    public static long bidder(long event) {
        long random = RandomNumbers.bits(event, BIDDER);
        if ((random & BIDDER_RATIO - 1) > 0) {
            return EventNumbers.FIRST_ID + EventNumbers.lastPerson(event) / HOT_STRIDE * HOT_STRIDE + 1;
        }
        return Persons.any(event, random);
    }

    /// Returns the price of a bid.
    public static long price(long event) {
        return Prices.price(RandomNumbers.bits(event, PRICE));
    }

    /// Returns the number of the channel of a bid.
    static int channel(long event) {
        long random = RandomNumbers.bits(event, CHANNEL);
        if ((random & 1) > 0) return (int) RandomNumbers.part(random, Channels.HOT);
        return Channels.HOT + (int) RandomNumbers.part(random, Channels.COLD);
    }
}
