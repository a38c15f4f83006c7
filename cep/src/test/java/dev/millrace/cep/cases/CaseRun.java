package dev.millrace.cep.cases;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cep.cases.EventText.TimedEvent;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchFaults;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Runs a case with the matcher alone.
public final class CaseRun {
    private CaseRun() {}

    /// Returns the results of a case.
    public static List<String> results(PatternCase given) {
        return results(given, UnaryOperator.identity());
    }

    /// Returns the results of a case.
    ///
    /// @param afterEach is applied to the state of the key after each event
    public static List<String> results(PatternCase given, UnaryOperator<KeyMatches<String>> afterEach) {
        return results(given, (key, _) -> afterEach.apply(key));
    }

    /// Changes the state of a key.
    public interface AfterEach {
        /// Returns the state with which the case goes on.
        ///
        /// @param rows the rows of the key, which may be replaced
        KeyMatches<String> apply(KeyMatches<String> key, HeldMatchRows<String> rows);
    }

    /// Returns the results of a case. Also checks that no event stays without a partial match.
    ///
    /// @param afterEach is applied to the state of the key after each event
    public static List<String> results(PatternCase given, AfterEach afterEach) {
        CompiledPattern<String> pattern;
        try {
            pattern = PatternCompiler.compile(pattern(given));
        } catch (RuntimeException refused) {
            return List.of("refused");
        }
        List<String> results = new ArrayList<>();
        HeldMatchRows<String> rows = new HeldMatchRows<>();
        PatternMatcher<String> matcher = new PatternMatcher<>(pattern, true, () -> 0, event -> event, rows);
        MatchOutput<String> output = collecting(results);
        KeyMatches<String> key = matcher.newKey();
        try {
            for (TimedEvent each : EventText.events(given.events())) {
                matcher.match(key, each.value(), each.timestamp(), output);
                key = afterEach.apply(key, rows);
                ReferenceCheck.check(key, rows);
            }
            matcher.advance(key, Long.MAX_VALUE, output);
        } catch (MillraceException fault) {
            results.add(fault.fault().equals(MatchFaults.ENDLESS) ? "endless" : "failed");
        } catch (Exception failed) {
            results.add("failed");
        }
        return results;
    }

    /// Returns the pattern of a case.
    @SuppressWarnings("unchecked")
    public static Pattern<String, ?> pattern(PatternCase given) {
        return (Pattern<String, ?>)
                new PatternText("dev.millrace.cep", CaseRun::condition).build(given.pattern(), given.skip());
    }

    private static IterativeCondition<String> condition(String text) {
        return EventText.reference(text).isEmpty() ? new Plain(text) : new Rising(text);
    }

    private static MatchOutput<String> collecting(List<String> results) {
        return new MatchOutput<>() {
            @Override
            public void matched(Map<String, List<String>> events, long timestamp) {
                results.add(PatternCase.result(events));
            }

            @Override
            public void timedOut(Map<String, List<String>> events, long timestamp) {
                results.add("timeout@" + timestamp + " " + PatternCase.result(events));
            }
        };
    }

    private static final class Plain extends SimpleCondition<String> {
        private static final long serialVersionUID = 1L;

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public boolean filter(String value) {
            return EventText.holds(text, value, List.of());
        }
    }

    private static final class Rising extends IterativeCondition<String> {
        private static final long serialVersionUID = 1L;

        private final String text;

        Rising(String text) {
            this.text = text;
        }

        @Override
        public boolean filter(String value, Context<String> ctx) throws Exception {
            return EventText.holds(text, value, ctx.getEventsForPattern(EventText.reference(text)));
        }
    }
}
