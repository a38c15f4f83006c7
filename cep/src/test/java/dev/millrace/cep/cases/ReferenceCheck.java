package dev.millrace.cep.cases;

import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.MatchRow;
import dev.millrace.cep.match.PartialMatch;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the references to the events of a key, and compares them with those of the rows.
final class ReferenceCheck {
    private final Map<String, Integer> counted = new HashMap<>();
    private final Map<String, Integer> stored = new HashMap<>();

    private ReferenceCheck() {}

    /// @throws AssertionError if an event has a wrong number of references, or none
    static void check(KeyMatches<String> key, HeldMatchRows<String> rows) {
        ReferenceCheck check = new ReferenceCheck();
        check.count(key.running());
        check.count(key.completed());
        rows.all().forEach((number, row) -> {
            switch (row) {
                case MatchRow.Event<String> event -> check.count(number, event);
                case MatchRow.Runs<String> runs -> runs.runs().forEach(check::count);
                case MatchRow.Waiting<String> _ -> {}
            }
        });
        if (!check.counted.equals(check.stored)) {
            throw new AssertionError("references " + check.counted + ", stored " + check.stored);
        }
    }

    private void count(@Nullable MatchQueue queue) {
        for (int i = 0; queue != null && i < queue.size(); i++) count(queue.at(i));
    }

    private void count(PartialMatch match) {
        if (match.hasEvents()) counted.merge(match.last() + "/" + match.edge(), 1, Integer::sum);
    }

    private void count(long number, MatchRow.Event<String> event) {
        boolean isUsed = false;
        for (int i = 0; i < event.edges(); i++) {
            if (event.references(i) == 0) continue;
            isUsed = true;
            stored.put(number + "/" + i, event.references(i));
            MatchRow.Edge edge = event.edge(i);
            if (edge.previous() >= 0) counted.merge(edge.previous() + "/" + edge.previousEdge(), 1, Integer::sum);
        }
        if (!isUsed) throw new AssertionError("the event " + number + " has no reference");
    }
}
