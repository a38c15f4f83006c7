package dev.millrace.compat.cep;

import dev.millrace.cep.cases.EventText;
import dev.millrace.cep.cases.EventText.TimedEvent;
import dev.millrace.cep.cases.PatternCase;
import dev.millrace.cep.cases.PatternText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/// Runs a case with Flink's matcher, in the order of calls of Flink's operator.
final class FlinkCaseRun {
    private FlinkCaseRun() {}

    /// Returns the results of a case.
    static List<String> results(PatternCase given) {
        Pattern<String, ?> pattern;
        NFA<String> nfa;
        try {
            pattern = pattern(given);
            nfa = NFACompiler.compileFactory(pattern, true).createNFA();
        } catch (RuntimeException refused) {
            return List.of("refused");
        }
        List<String> results = new ArrayList<>();
        SharedBuffer<String> buffer = new SharedBuffer<>(new MapStateStore(), StringSerializer.INSTANCE);
        try {
            AfterMatchSkipStrategy skip = pattern.getAfterMatchSkipStrategy();
            NFAState state = nfa.createInitialNFAState();
            for (TimedEvent each : EventText.events(given.events())) {
                advance(nfa, buffer, state, each.timestamp(), skip, results);
                try (SharedBufferAccessor<String> accessor = buffer.getAccessor()) {
                    addAll(nfa.process(accessor, state, each.value(), each.timestamp(), skip, () -> 0), results);
                }
            }
            advance(nfa, buffer, state, Long.MAX_VALUE, skip, results);
        } catch (Exception failed) {
            results.add("failed");
            if (Boolean.getBoolean("cep.trace")) failed.printStackTrace();
        } finally {
            buffer.releaseCacheStatisticsTimer();
        }
        return results;
    }

    private static void advance(
            NFA<String> nfa,
            SharedBuffer<String> buffer,
            NFAState state,
            long timestamp,
            AfterMatchSkipStrategy skip,
            List<String> results)
            throws Exception {
        try (SharedBufferAccessor<String> accessor = buffer.getAccessor()) {
            Tuple2<Collection<Map<String, List<String>>>, Collection<Tuple2<Map<String, List<String>>, Long>>> over =
                    nfa.advanceTime(accessor, state, timestamp, skip);
            addAll(over.f0, results);
            for (Tuple2<Map<String, List<String>>, Long> each : over.f1) {
                results.add("timeout@" + each.f1 + " " + PatternCase.result(each.f0));
            }
        }
    }

    private static void addAll(Collection<Map<String, List<String>>> matches, List<String> results) {
        for (Map<String, List<String>> each : matches) results.add(PatternCase.result(each));
    }

    /// Returns the pattern of a case.
    @SuppressWarnings("unchecked")
    static Pattern<String, ?> pattern(PatternCase given) {
        return (Pattern<String, ?>)
                new PatternText("org.apache.flink.cep", TextCondition::new).build(given.pattern(), given.skip());
    }

    private static final class TextCondition extends IterativeCondition<String> {
        private static final long serialVersionUID = 1L;

        private final String text;

        TextCondition(String text) {
            this.text = text;
        }

        @Override
        public boolean filter(String value, Context<String> ctx) throws Exception {
            String reference = EventText.reference(text);
            return EventText.holds(text, value, reference.isEmpty() ? List.of() : ctx.getEventsForPattern(reference));
        }
    }
}
