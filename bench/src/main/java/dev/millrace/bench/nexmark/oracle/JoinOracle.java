package dev.millrace.bench.nexmark.oracle;

import static dev.millrace.bench.nexmark.oracle.Results.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Computes the queries that join persons, auctions and bids.
final class JoinOracle {
    private static final long CATEGORY = 10;
    private static final int PRICES = 11;
    private static final Set<String> STATES = Set.of("OR", "ID", "CA");

    private final Events events;
    private final Results results = new Results();

    JoinOracle(Events events) {
        this.events = events;
    }

    Results of(int query) {
        switch (query) {
            case 3 -> localItems();
            case 4 -> averagesPerCategory();
            case 6 -> averagesPerSeller();
            case 8 -> newUsers();
            case 9 -> winners().forEach(each -> addWinner(each.auction, each.bid));
            case 20 -> bidsOfCategory();
            default -> throw new IllegalArgumentException("q" + query);
        }
        return results;
    }

    private Map<Long, Auction> auctions() {
        Map<Long, Auction> auctions = new HashMap<>();
        for (Auction each : events.auctions()) auctions.put(each.id(), each);
        return auctions;
    }

    private void localItems() {
        Map<Long, Person> persons = new HashMap<>();
        for (Person each : events.persons()) persons.put(each.id(), each);
        for (Auction each : events.auctions()) {
            Person seller = persons.get(each.seller());
            if (each.category() != CATEGORY || seller == null || !STATES.contains(seller.state())) continue;
            results.add(seller.name(), seller.city(), seller.state(), each.id());
        }
    }

    /// Is the highest bid of an auction while it was open.
    private record Winner(Auction auction, Bid bid) {}

    private List<Winner> winners() {
        Map<Long, Auction> auctions = auctions();
        Map<Long, Winner> winners = new HashMap<>();
        for (Bid bid : events.bids()) {
            Auction auction = auctions.get(bid.auction());
            if (auction == null || bid.time() < auction.time() || bid.time() > auction.expires()) continue;
            Winner known = winners.get(auction.id());
            if (known == null || known.bid.price() < bid.price()) winners.put(auction.id(), new Winner(auction, bid));
        }
        return List.copyOf(winners.values());
    }

    private void averagesPerCategory() {
        Map<Long, List<Long>> prices = new TreeMap<>();
        for (Winner each : winners()) {
            prices.computeIfAbsent(each.auction.category(), _ -> new ArrayList<>())
                    .add(each.bid.price());
        }
        prices.forEach((category, all) -> results.add(category, sum(all) / all.size()));
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(each -> each).sum();
    }

    private void averagesPerSeller() {
        Map<Long, List<Winner>> sales = new HashMap<>();
        for (Winner each : winners()) {
            sales.computeIfAbsent(each.auction.seller(), _ -> new ArrayList<>()).add(each);
        }
        sales.forEach((seller, winners) -> {
            winners.sort(Comparator.comparingLong(each -> each.bid.time()));
            for (int i = 0; i < winners.size(); i++) {
                List<Long> last = winners.subList(Math.max(0, i + 1 - PRICES), i + 1).stream()
                        .map(each -> each.bid.price())
                        .toList();
                results.add(seller, sum(last) / last.size());
            }
        });
    }

    private void newUsers() {
        Set<List<Long>> sellers = new HashSet<>();
        for (Auction each : events.auctions()) sellers.add(List.of(each.seller(), WindowOracle.start(each.time())));
        for (Person each : events.persons()) {
            long start = WindowOracle.start(each.time());
            if (sellers.contains(List.of(each.id(), start))) results.add(each.id(), each.name(), time(start));
        }
    }

    private void addWinner(Auction auction, Bid bid) {
        results.add(
                auction.id(),
                auction.itemName(),
                auction.description(),
                auction.initialBid(),
                auction.reserve(),
                time(auction.time()),
                time(auction.expires()),
                auction.seller(),
                auction.category(),
                auction.extra(),
                bid.auction(),
                bid.bidder(),
                bid.price(),
                time(bid.time()),
                bid.extra());
    }

    private void bidsOfCategory() {
        Map<Long, Auction> auctions = auctions();
        for (Bid bid : events.bids()) {
            Auction auction = auctions.get(bid.auction());
            if (auction == null || auction.category() != CATEGORY) continue;
            results.add(
                    bid.auction(),
                    bid.bidder(),
                    bid.price(),
                    bid.channel(),
                    bid.url(),
                    time(bid.time()),
                    bid.extra(),
                    auction.itemName(),
                    auction.description(),
                    auction.initialBid(),
                    auction.reserve(),
                    time(auction.time()),
                    time(auction.expires()),
                    auction.seller(),
                    auction.category(),
                    auction.extra());
        }
    }
}
