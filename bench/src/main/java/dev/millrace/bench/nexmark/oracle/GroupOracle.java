package dev.millrace.bench.nexmark.oracle;

import static dev.millrace.bench.nexmark.oracle.Results.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Computes the queries with groups of bids.
final class GroupOracle {
    private static final long LOW = 10_000;
    private static final long HIGH = 1_000_000;
    private static final int RANGES = 3;
    private static final int TOP = 10;

    private final Events events;
    private final Results results = new Results();

    GroupOracle(Events events) {
        this.events = events;
    }

    Results of(int query) {
        switch (query) {
            case 15 -> groups(bid -> Results.day(bid.time())).forEach((day, bids) -> addRanges(day, bids));
            case 16 ->
                groups(bid -> bid.channel() + "|" + Results.day(bid.time())).forEach((key, bids) -> {
                    long last = bids.stream().mapToLong(Bid::time).max().orElseThrow();
                    addRanges(key + "|" + Results.minute(last), bids);
                });
            case 17 ->
                groups(bid -> bid.auction() + "|" + Results.day(bid.time())).forEach(this::addPrices);
            case 18 ->
                groups(bid -> bid.bidder() + "|" + bid.auction()).values().forEach(this::addLast);
            case 19 -> groups(bid -> "" + bid.auction()).values().forEach(this::addTop);
            default -> throw new IllegalArgumentException("q" + query);
        }
        return results;
    }

    private Map<String, List<Bid>> groups(Function<Bid, String> key) {
        Map<String, List<Bid>> groups = new LinkedHashMap<>();
        for (Bid each : events.bids()) {
            groups.computeIfAbsent(key.apply(each), _ -> new ArrayList<>()).add(each);
        }
        return groups;
    }

    private static int range(long price) {
        return price < LOW ? 0 : price < HIGH ? 1 : 2;
    }

    private static List<Object> counts(List<Bid> bids) {
        long[] counts = new long[RANGES];
        for (Bid each : bids) counts[range(each.price())]++;
        return List.of(bids.size(), counts[0], counts[1], counts[2]);
    }

    private static List<Object> distinct(List<Bid> bids, Function<Bid, Long> value) {
        List<Set<Long>> sets = new ArrayList<>();
        for (int i = 0; i <= RANGES; i++) sets.add(new HashSet<>());
        for (Bid each : bids) {
            sets.getFirst().add(value.apply(each));
            sets.get(1 + range(each.price())).add(value.apply(each));
        }
        return sets.stream().<Object>map(Set::size).toList();
    }

    private void addRanges(String key, List<Bid> bids) {
        List<Object> row = new ArrayList<>(List.of(key));
        row.addAll(counts(bids));
        row.addAll(distinct(bids, Bid::bidder));
        row.addAll(distinct(bids, Bid::auction));
        results.add(row.toArray());
    }

    private void addPrices(String key, List<Bid> bids) {
        List<Object> row = new ArrayList<>(List.of(key));
        row.addAll(counts(bids));
        var prices = bids.stream().mapToLong(Bid::price).summaryStatistics();
        row.addAll(List.of(prices.getMin(), prices.getMax(), prices.getSum() / prices.getCount(), prices.getSum()));
        results.add(row.toArray());
    }

    private void addLast(List<Bid> bids) {
        Bid bid = bids.getLast();
        results.add(bid.auction(), bid.bidder(), bid.price(), bid.channel(), bid.url(), time(bid.time()), bid.extra());
    }

    private void addTop(List<Bid> bids) {
        bids.sort(Comparator.comparingLong(Bid::price).reversed().thenComparingLong(Bid::time));
        for (int i = 0; i < Math.min(TOP, bids.size()); i++) {
            Bid bid = bids.get(i);
            results.add(
                    bid.auction(),
                    bid.bidder(),
                    bid.price(),
                    bid.channel(),
                    bid.url(),
                    time(bid.time()),
                    bid.extra(),
                    i + 1);
        }
    }
}
