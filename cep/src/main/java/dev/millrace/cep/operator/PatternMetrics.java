package dev.millrace.cep.operator;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.PatternMatcher;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Registers the metrics of a pattern: the number of partial matches, in total and at each stage, the number of
/// events that they hold, and the number of events that wait for their time.
public final class PatternMetrics {
    private PatternMetrics() {}

    /// Registers the metrics of a subtask.
    ///
    /// @param heldEvents the number of events in partial matches
    /// @param waitingEvents the number of events that wait
    public static void register(
            MetricGroup group,
            List<PatternStage> stages,
            PatternMatcher<?> matcher,
            AtomicLong heldEvents,
            AtomicLong waitingEvents) {
        AtomicLongArray waiting = matcher.waiting();
        group.gauge("heldEvents", heldEvents::getAcquire);
        group.gauge("waitingEvents", waitingEvents::getAcquire);
        group.gauge("partialMatches", () -> sum(waiting));
        for (int i = 0; i < stages.size(); i++) {
            int index = i;
            switch (stages.get(i).kind()) {
                case NORMAL, PENDING ->
                    group.addGroup("stage", stages.get(i).name())
                            .gauge("partialMatches", () -> waiting.getAcquire(index));
                case START, STOP, FINAL -> {}
            }
        }
    }

    private static long sum(AtomicLongArray numbers) {
        long sum = 0;
        for (int i = 0; i < numbers.length(); i++) sum += numbers.getAcquire(i);
        return sum;
    }
}
