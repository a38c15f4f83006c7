package dev.millrace.bench.nexmark.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Collects rows as texts. The values of a row are separated by bars.
final class Results {
    private static final BigDecimal RATE = new BigDecimal("0.908");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final List<String> rows = new ArrayList<>();

    void add(Object... values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) text.append('|');
            text.append(values[i]);
        }
        rows.add(text.toString());
    }

    List<String> rows() {
        return rows;
    }

    private static LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    static String time(long millis) {
        return TIME.format(local(millis));
    }

    static int hour(long millis) {
        return local(millis).getHour();
    }

    static String day(long millis) {
        return local(millis).toLocalDate().toString();
    }

    static String minute(long millis) {
        return MINUTE.format(local(millis));
    }

    static BigDecimal converted(long price) {
        return RATE.multiply(BigDecimal.valueOf(price));
    }
}
