package dev.millrace.cep.cases;

import java.util.ArrayList;
import java.util.List;

/// Reads events from text like `1A 2B7`: a timestamp, a letter, and a number that is 0 by default. The matcher
/// receives an event as a string with its index, for example `B7#1`.
public final class EventText {
    /// @param value the event as the matcher receives it
    public record TimedEvent(long timestamp, String value) {}

    private EventText() {}

    /// Reads events.
    public static List<TimedEvent> events(String text) {
        List<TimedEvent> events = new ArrayList<>();
        for (String each : text.strip().split(" +")) {
            if (each.isEmpty()) continue;
            int letter = each.startsWith("-") ? 1 : 0;
            while (Character.isDigit(each.charAt(letter))) letter++;
            events.add(new TimedEvent(
                    Long.parseLong(each.substring(0, letter)), each.substring(letter) + "#" + events.size()));
        }
        return events;
    }

    /// Returns whether a condition holds. `A` and `AB` list letters, `*` holds for each event, and `A^x`
    /// requires also that the number is greater than that of the last event of the pattern `x`.
    ///
    /// @param before the events of the pattern after `^`
    public static boolean holds(String condition, String event, Iterable<String> before) {
        int rising = condition.indexOf('^');
        String letters = rising < 0 ? condition : condition.substring(0, rising);
        if (!letters.equals("*") && letters.indexOf(event.charAt(0)) < 0) return false;
        int last = Integer.MIN_VALUE;
        for (String each : before) last = number(each);
        return number(event) > last;
    }

    /// Returns the pattern after `^`; empty if the condition depends on the event alone.
    public static String reference(String condition) {
        int rising = condition.indexOf('^');
        return rising < 0 ? "" : condition.substring(rising + 1);
    }

    private static int number(String event) {
        String digits = event.substring(1, event.indexOf('#'));
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /// Returns the index of an event.
    public static String index(String event) {
        return event.substring(event.indexOf('#') + 1);
    }
}
