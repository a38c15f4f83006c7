package dev.millrace.api.util;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lists the units of [TimeUtils] with their labels, largest unit first.
enum DurationUnit {
    DAYS(ChronoUnit.DAYS, "d", "day", "days"),
    HOURS(ChronoUnit.HOURS, "h", "hour", "hours"),
    MINUTES(ChronoUnit.MINUTES, "min", "m", "minute", "minutes"),
    SECONDS(ChronoUnit.SECONDS, "s", "sec", "secs", "second", "seconds"),
    MILLISECONDS(ChronoUnit.MILLIS, "ms", "milli", "millis", "millisecond", "milliseconds"),
    MICROSECONDS(ChronoUnit.MICROS, "µs", "micro", "micros", "microsecond", "microseconds"),
    NANOSECONDS(ChronoUnit.NANOS, "ns", "nano", "nanos", "nanosecond", "nanoseconds");

    private final ChronoUnit unit;
    private final List<String> labels;

    DurationUnit(ChronoUnit unit, String... labels) {
        this.unit = unit;
        this.labels = List.of(labels);
    }

    ChronoUnit unit() {
        return unit;
    }

    String shortest() {
        return labels.getFirst();
    }

    static DurationUnit of(String label) {
        String wanted = label.toLowerCase(Locale.US);
        for (DurationUnit unit : values()) {
            if (unit.labels.contains(wanted)) return unit;
        }
        throw new IllegalArgumentException("'" + label + "' is no unit of time; known are " + allLabels());
    }

    static String allLabels() {
        return Arrays.stream(values())
                .map(unit -> String.join(" | ", unit.labels))
                .collect(Collectors.joining(", "));
    }
}
