package dev.millrace.cep.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the events of a match from its last event to its first.
final class MatchPaths {
    private MatchPaths() {}

    /// Returns the events in order, by the names of the patterns that took them, in the order in which the
    /// patterns took their first events.
    ///
    /// @param owned returns the object that user code receives for an event
    static <T> Map<String, List<T>> events(@Nullable TakenEvent<T> last, UnaryOperator<T> owned) {
        List<TakenEvent<T>> path = new ArrayList<>();
        for (TakenEvent<T> each = last; each != null; each = each.previous()) path.add(each);
        Map<String, List<T>> events = new LinkedHashMap<>();
        String pattern = null;
        List<T> taken = List.of();
        for (int i = path.size() - 1; i >= 0; i--) {
            String of = path.get(i).pattern();
            if (!of.equals(pattern)) taken = events.computeIfAbsent(of, _ -> new ArrayList<>(1));
            pattern = of;
            taken.add(owned.apply(path.get(i).value()));
        }
        return events;
    }

    /// Returns the first event that a pattern took; null if there is none.
    static <T> @Nullable TakenEvent<T> firstOf(String pattern, @Nullable TakenEvent<T> last) {
        TakenEvent<T> found = null;
        for (TakenEvent<T> each = last; each != null; each = each.previous()) {
            if (each.pattern().equals(pattern)) found = each;
        }
        return found;
    }

    /// Returns the last event that a pattern took; null if there is none.
    static <T> @Nullable TakenEvent<T> lastOf(String pattern, @Nullable TakenEvent<T> last) {
        for (TakenEvent<T> each = last; each != null; each = each.previous()) {
            if (each.pattern().equals(pattern)) return each;
        }
        return null;
    }
}
