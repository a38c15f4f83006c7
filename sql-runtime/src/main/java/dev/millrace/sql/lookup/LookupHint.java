package dev.millrace.sql.lookup;

import dev.millrace.api.util.TimeUtils;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Contains the arguments of a hint LOOKUP.
///
/// @param asynchronous whether an asynchronous function is wanted; null for no wish
/// @param capacity the largest number of open lookups; null for that of the session
/// @param timeout the time in which a lookup must end; null for that of the session
/// @param attempts the largest number of calls for a key that has no rows; 1 to repeat none
/// @param delay the time between two calls for a key
public record LookupHint(
        @Nullable Boolean asynchronous,
        @Nullable Integer capacity,
        @Nullable Duration timeout,
        int attempts,
        Duration delay) {
    /// The name of the argument with the table.
    public static final String TABLE = "table";

    private static final List<String> NAMES = List.of(
            TABLE,
            "async",
            "output-mode",
            "capacity",
            "timeout",
            "retry-predicate",
            "retry-strategy",
            "fixed-delay",
            "max-attempts",
            "shuffle");
    private static final List<String> RETRY =
            List.of("retry-predicate", "retry-strategy", "fixed-delay", "max-attempts");

    /// Returns the arguments of a hint.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a name or a value is wrong
    public static LookupHint of(Map<String, String> arguments) {
        for (String each : new TreeSet<>(arguments.keySet())) {
            if (!NAMES.contains(each)) {
                throw LookupFaults.HINT
                        .what("The hint LOOKUP has the argument '%s', which is not known.", each)
                        .fix("Use one of: %s.", String.join(", ", NAMES));
            }
        }
        if (!arguments.isEmpty() && !arguments.containsKey(TABLE)) {
            throw LookupFaults.HINT
                    .what("The hint LOOKUP does not name its table.")
                    .fix("Add 'table' = '...' with the name or the alias of the looked-up table.");
        }
        oneOf(arguments, "output-mode", "ordered", "allow_unordered");
        String asynchronous = oneOf(arguments, "async", "true", "false");
        oneOf(arguments, "shuffle", "true", "false");
        boolean isRetried = isRetried(arguments);
        String capacity = arguments.get("capacity");
        String timeout = arguments.get("timeout");
        return new LookupHint(
                asynchronous == null ? null : Boolean.valueOf(asynchronous),
                capacity == null ? null : Integer.valueOf(count("capacity", capacity)),
                timeout == null ? null : duration("timeout", timeout),
                isRetried ? count("max-attempts", arguments.getOrDefault("max-attempts", "")) : 1,
                isRetried ? duration("fixed-delay", arguments.getOrDefault("fixed-delay", "")) : Duration.ZERO);
    }

    private static boolean isRetried(Map<String, String> arguments) {
        if (RETRY.stream().noneMatch(arguments::containsKey)) return false;
        for (String each : RETRY) {
            if (arguments.containsKey(each)) continue;
            throw LookupFaults.HINT
                    .what("The hint LOOKUP repeats lookups, but the argument '%s' is missing.", each)
                    .fix("Give all of: %s.", String.join(", ", RETRY));
        }
        oneOf(arguments, "retry-predicate", "lookup_miss");
        oneOf(arguments, "retry-strategy", "fixed_delay");
        return true;
    }

    private static @Nullable String oneOf(Map<String, String> arguments, String name, String... values) {
        String given = arguments.get(name);
        if (given == null) return null;
        for (String each : values) if (each.equalsIgnoreCase(given)) return each;
        throw wrong(name, given, "Use one of: " + String.join(", ", values) + ".");
    }

    private static int count(String name, String given) {
        try {
            int count = Integer.parseInt(given.strip());
            if (count > 0) return count;
        } catch (NumberFormatException wrong) {
            throw wrong(name, given, "Use a positive number.");
        }
        throw wrong(name, given, "Use a positive number.");
    }

    private static Duration duration(String name, String given) {
        try {
            Duration duration = TimeUtils.parseDuration(given);
            if (duration.isPositive()) return duration;
        } catch (RuntimeException wrong) {
            throw wrong(name, given, "Use a positive duration, such as 10s.");
        }
        throw wrong(name, given, "Use a positive duration, such as 10s.");
    }

    private static RuntimeException wrong(String name, String given, String fix) {
        return LookupFaults.HINT
                .what("The argument '%s' of the hint LOOKUP is '%s'.", name, given)
                .fix("%s", fix);
    }
}
