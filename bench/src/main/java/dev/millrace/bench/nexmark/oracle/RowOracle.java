package dev.millrace.bench.nexmark.oracle;

import static dev.millrace.bench.nexmark.oracle.Results.converted;
import static dev.millrace.bench.nexmark.oracle.Results.time;

import dev.millrace.bench.nexmark.NexmarkQueries;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Computes the queries whose results depend on one bid each.
final class RowOracle {
    private static final Pattern CHANNEL = Pattern.compile("(&|^)channel_id=([^&]*)");
    private static final BigDecimal LEAST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(50_000_000);
    private static final int DIVISOR = 123;

    private final Events events;
    private final Results results = new Results();

    RowOracle(Events events) {
        this.events = events;
    }

    Results of(int query) {
        for (Bid bid : events.bids()) add(query, bid);
        return results;
    }

    private void add(int query, Bid bid) {
        switch (query) {
            case 0 -> results.add(bid.auction(), bid.bidder(), bid.price(), time(bid.time()), bid.extra());
            case 1 -> results.add(bid.auction(), bid.bidder(), converted(bid.price()), time(bid.time()), bid.extra());
            case 2 -> {
                if (bid.auction() % DIVISOR == 0) results.add(bid.auction(), bid.price());
            }
            case 10 -> {
                String day = Results.day(bid.time());
                String minute = Results.minute(bid.time());
                results.add(bid.auction(), bid.bidder(), bid.price(), time(bid.time()), bid.extra(), day, minute);
            }
            case 13 -> {
                String value = NexmarkQueries.sideValue(bid.auction() % NexmarkQueries.SIDE_ROWS);
                results.add(bid.auction(), bid.bidder(), bid.price(), time(bid.time()), value);
            }
            case 14 -> calculation(bid);
            case 21 -> {
                String id = channel(bid);
                if (id != null) results.add(bid.auction(), bid.bidder(), bid.price(), bid.channel(), id);
            }
            case 22 -> {
                String[] parts = bid.url().split("/");
                results.add(bid.auction(), bid.bidder(), bid.price(), bid.channel(), parts[3], parts[4], parts[5]);
            }
            default -> throw new IllegalArgumentException("q" + query);
        }
    }

    private void calculation(Bid bid) {
        BigDecimal price = converted(bid.price());
        if (price.compareTo(LEAST) <= 0 || price.compareTo(MOST) >= 0) return;
        int hour = Results.hour(bid.time());
        String kind = hour >= 8 && hour <= 18 ? "dayTime" : hour <= 6 || hour >= 20 ? "nightTime" : "otherTime";
        long count = bid.extra().chars().filter(each -> each == 'c').count();
        results.add(bid.auction(), bid.bidder(), price, kind, time(bid.time()), bid.extra(), count);
    }

    private static @Nullable String channel(Bid bid) {
        return switch (bid.channel().toLowerCase(Locale.ROOT)) {
            case "apple" -> "0";
            case "google" -> "1";
            case "facebook" -> "2";
            case "baidu" -> "3";
            default -> {
                Matcher matcher = CHANNEL.matcher(bid.url());
                yield matcher.find() ? matcher.group(2) : null;
            }
        };
    }
}
