package dev.millrace.connector.table.nexmark;

/// Computes the fields of auctions. Three quarters come from a hot seller. Thread-safe.
public final class Auctions {
    private static final int SELLER = 1;
    private static final int INITIAL = 2;
    private static final int RESERVE = 3;
    private static final int CATEGORY = 4;
    private static final int DURATION = 5;
    private static final int SELLER_RATIO = 4;
    private static final int HOT_STRIDE = 100;
    private static final int OPEN_AUCTIONS = 100;
    private static final long FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;

    private Auctions() {}

    /// Returns the identifier of an auction.
    public static long id(long event) {
        return EventNumbers.FIRST_ID + EventNumbers.lastAuction(event);
    }

    /// Returns the seller of an auction.
    public static long seller(long event) {
        long random = RandomNumbers.bits(event, SELLER);
        if ((random & SELLER_RATIO - 1) > 0) {
            return EventNumbers.FIRST_ID + EventNumbers.lastPerson(event) / HOT_STRIDE * HOT_STRIDE;
        }
        return Persons.any(event, random);
    }

    /// Returns the first price.
    public static long initialBid(long event) {
        return Prices.price(RandomNumbers.bits(event, INITIAL));
    }

    /// Returns the least price at which the item is sold.
    public static long reserve(long event) {
        return initialBid(event) + Prices.price(RandomNumbers.bits(event, RESERVE));
    }

    /// Returns the category of the item.
    public static long category(long event) {
        return FIRST_CATEGORY + RandomNumbers.below(event, CATEGORY, CATEGORIES);
    }

    /// Returns the time at which an auction ends, in milliseconds. On average about a hundred auctions are open.
    public static long expires(long event, NexmarkClock clock) {
        long ahead = (long) OPEN_AUCTIONS * EventNumbers.GROUP / EventNumbers.AUCTIONS;
        long time = clock.time(event);
        long horizon = clock.time(event + ahead) - time;
        return time + 1 + RandomNumbers.below(event, DURATION, Math.max(2 * horizon, 1));
    }
}
