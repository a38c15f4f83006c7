package dev.millrace.cep.operator;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.PatternMatcher;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Registers the metrics of a pattern: the number of partial matches, in total and at each stage, and the number of
/// events that wait for their time.
final class PatternMetrics {
    private PatternMetrics() {}

    /// @param waitingEvents the number of events that wait
    static void register(
            MetricGroup group, List<PatternStage> stages, PatternMatcher<?> matcher, AtomicLong waitingEvents) {
        AtomicLongArray waiting = matcher.waiting();
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
