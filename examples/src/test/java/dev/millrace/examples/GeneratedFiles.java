package dev.millrace.examples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Generates the files of `examples/data` that were not taken from a public source. The same seed gives the same files.
final class GeneratedFiles {
    private static final long SEED = 20_260_302;
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAY_SECONDS = 86_400;

    /// The maximum time by which a row is out of order, exclusive.
    private static final int JITTER_SECONDS = 20;

    private final Random random = new Random(SEED);

    /// Holds a row and its position in the file.
    private record Row(long position, String text) {}

    /// Returns the files by name.
    Map<String, String> all() {
        Map<String, String> files = new TreeMap<>();
        files.put("payments.csv", "id,time,card,country,cents\n" + payments());
        files.put("clicks.jsonl", clicks());
        files.put("readings.jsonl", readings());
        files.put("limits.csv", limits());
        files.put("orders.csv", "id,time,customer,country,quantity,price\n" + orders());
        files.put("scores.jsonl", scores());
        files.put("logins.csv", "id,time,user,success\n" + logins());
        return files;
    }

    private static String time(long second) {
        return MIDNIGHT.plusSeconds(second).toString();
    }

    /// Creates a row that is moved by a few seconds.
    private Row row(long second, String format, Object... values) {
        return new Row(second * 1000 + random.nextInt(JITTER_SECONDS * 1000), format.formatted(values));
    }

    private static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.stream()
                .sorted(Comparator.comparingLong(Row::position).thenComparing(Row::text))
                .forEach(row -> text.append(row.text).append('\n'));
        return text.toString();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Returns payments of cards with a home country that are sometimes used abroad.
    private String payments() {
        List<String> countries = List.of("DE", "FR", "GB", "JP", "US");
        List<Row> rows = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int id = 1; id <= 2_000; id++) {
            int card = random.nextInt(60);
            long second = random.nextInt(DAY_SECONDS);
            if (!taken.add(card + " " + second)) continue;
            String country = random.nextInt(100) < 4 ? any(countries) : countries.get(card % countries.size());
            rows.add(row(
                    second, "%d,%s,card-%02d,%s,%d", id, time(second), card, country, 100 + random.nextInt(20_000)));
        }
        return text(rows);
    }

    private String clicks() {
        List<String> pages = List.of("/", "/search", "/product", "/basket", "/help", "/order");
        List<Row> rows = new ArrayList<>();
        for (int user = 0; user < 40; user++) {
            long second = random.nextInt(DAY_SECONDS / 4);
            while (second < DAY_SECONDS) {
                rows.add(row(
                        second,
                        "{\"user\":\"user-%02d\",\"time\":\"%s\",\"page\":\"%s\"}",
                        user,
                        time(second),
                        any(pages)));
                boolean goesOn = random.nextInt(8) > 0;
                second += 1 + (goesOn ? random.nextInt(900) : random.nextInt(20_000));
            }
        }
        return text(rows);
    }

    /// Returns one reading per minute for each sensor, with some pauses.
    private String readings() {
        List<Row> rows = new ArrayList<>();
        for (int sensor = 0; sensor < 12; sensor++) {
            double celsius = 20 + random.nextInt(5);
            for (long second = random.nextInt(60); second < 4 * 3_600; second += 60) {
                celsius += (random.nextDouble() - 0.5) * 3;
                if (random.nextInt(80) == 0) second += 60L * random.nextInt(25);
                rows.add(row(
                        second,
                        "{\"sensor\":\"sensor-%02d\",\"site\":\"%s\",\"time\":\"%s\",\"celsius\":%s}",
                        sensor,
                        sensor % 3 == 0 ? "cellar" : "hall",
                        time(second),
                        String.format(Locale.ROOT, "%.1f", celsius)));
            }
        }
        return text(rows);
    }

    private static String limits() {
        StringBuilder text = new StringBuilder("time,site,celsius\n");
        for (int hour = 0; hour < 4; hour++) {
            long second = Duration.ofHours(hour).toSeconds();
            text.append("%s,cellar,%d%n".formatted(time(second), 22 + hour % 2));
            text.append("%s,hall,%d%n".formatted(time(second + 900), 26 - hour));
        }
        return text.toString().replace("\r", "");
    }

    /// Returns the orders of three days. Some rows are duplicates, some cannot be parsed, and some are invalid.
    private String orders() {
        List<String> countries = List.of("de", " FR", "gb ", "JP", "us");
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id <= 1_500; id++) {
            long second = random.nextInt(3 * DAY_SECONDS);
            int drawn = random.nextInt(100);
            String time = drawn == 0 ? "yesterday" : time(second);
            String quantity = drawn == 1 ? "many" : Integer.toString(drawn == 2 ? 0 : 1 + random.nextInt(5));
            String country = drawn == 3 ? "" : any(countries);
            String row = "%d,%s,customer-%03d,%s,%s,%d"
                    .formatted(id, time, random.nextInt(200), country, quantity, 50 + random.nextInt(9_950));
            rows.add(new Row(second, row));
            if (drawn > 95) rows.add(new Row(second + random.nextInt(600), row));
        }
        return text(rows);
    }

    private String scores() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextInt(6 * 3_600);
            rows.add(row(
                    second,
                    "{\"player\":\"player-%02d\",\"time\":\"%s\",\"points\":%d}",
                    random.nextInt(25),
                    time(second),
                    5 * (1 + random.nextInt(20))));
        }
        return text(rows);
    }

    /// Returns logins of users in six hours, with some bursts of wrong passwords.
    private String logins() {
        List<Row> rows = new ArrayList<>();
        int id = 0;
        for (int user = 0; user < 30; user++) {
            long second = random.nextInt(1_200);
            int failures = 0;
            while (second < 6 * 3_600) {
                if (failures == 0 && random.nextInt(12) == 0) failures = 3 + random.nextInt(12);
                boolean isFailed = failures > 0 || random.nextInt(10) == 0;
                rows.add(row(second, "%d,%s,user-%02d,%s", ++id, time(second), user, !isFailed));
                second += 1 + (failures > 0 ? random.nextInt(25) : random.nextInt(1_200));
                if (failures > 0) failures--;
            }
        }
        return text(rows);
    }
}
