package dev.millrace.bench.nexmark.oracle;

import static dev.millrace.bench.nexmark.oracle.Results.time;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Computes the queries with windows over bids.
final class WindowOracle {
    private static final long SIZE = 10_000;
    private static final long SLIDE = 2_000;

    private final Events events;
    private final Results results = new Results();

    WindowOracle(Events events) {
        this.events = events;
    }

    /// Returns the start of the window of ten seconds that contains a time, in milliseconds.
    static long start(long time) {
        return Math.floorDiv(time, SIZE) * SIZE;
    }

    Results of(int query) {
        switch (query) {
            case 5 -> hotItems();
            case 7 -> highestBids();
            case 11 -> sessions();
            case 12 -> totals();
            default -> throw new IllegalArgumentException("q" + query);
        }
        return results;
    }

    private void hotItems() {
        Map<Long, Map<Long, Long>> counts = new TreeMap<>();
        for (Bid bid : events.bids()) {
            long newest = Math.floorDiv(bid.time(), SLIDE) * SLIDE;
            for (long start = newest; start > bid.time() - SIZE; start -= SLIDE) {
                counts.computeIfAbsent(start, _ -> new HashMap<>()).merge(bid.auction(), 1L, Long::sum);
            }
        }
        for (Map<Long, Long> window : counts.values()) {
            long most = Collections.max(window.values());
            window.forEach((auction, count) -> {
                if (count == most) results.add(auction, count);
            });
        }
    }

    private void highestBids() {
        Map<Long, Long> highest = new HashMap<>();
        for (Bid bid : events.bids()) highest.merge(start(bid.time()) + SIZE, bid.price(), Math::max);
        for (Bid bid : events.bids()) {
            // The time of a bid may also be the end of the window before.
            for (long end : new long[] {start(bid.time()) + SIZE, start(bid.time())}) {
                boolean isWithin = bid.time() >= end - SIZE && bid.time() <= end;
                Long most = highest.get(end);
                if (!isWithin || most == null || most != bid.price()) continue;
                results.add(bid.auction(), bid.price(), bid.bidder(), time(bid.time()), bid.extra());
            }
        }
    }

    /// Is a session.
    private record Session(long start, long last, long count) {}

    private void sessions() {
        Map<Long, Session> open = new HashMap<>();
        for (Bid bid : events.bids()) {
            Session known = open.get(bid.bidder());
            if (known != null && bid.time() <= known.last + SIZE) {
                open.put(bid.bidder(), new Session(known.start, bid.time(), known.count + 1));
                continue;
            }
            if (known != null) add(bid.bidder(), known);
            open.put(bid.bidder(), new Session(bid.time(), bid.time(), 1));
        }
        open.forEach(this::add);
    }

    private void add(long bidder, Session session) {
        results.add(bidder, session.count, time(session.start), time(session.last + SIZE));
    }

    private void totals() {
        Map<Long, Long> counts = new HashMap<>();
        for (Bid bid : events.bids()) counts.merge(bid.bidder(), 1L, Long::sum);
        counts.forEach(results::add);
    }
}
