package dev.millrace.cep.match;

import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.nfa.aftermatch.NoSkipStrategy;
import dev.millrace.cep.nfa.aftermatch.SkipPastLastStrategy;
import dev.millrace.cep.nfa.aftermatch.SkipToElementStrategy;
import dev.millrace.cep.nfa.aftermatch.SkipToFirstStrategy;
import dev.millrace.cep.nfa.aftermatch.SkipToNextStrategy;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which partial matches and matches are dropped after a match.
final class SkipRule {
    private SkipRule() {}

    /// Returns the condition of the dropped ones; null if nothing is dropped.
    ///
    /// @param rows the rows of the key
    static <T> @Nullable Predicate<PartialMatch> after(
            AfterMatchSkipStrategy strategy, PartialMatch match, MatchRows<T> rows) {
        if (!match.hasEvents()) return null;
        return switch (strategy) {
            case NoSkipStrategy _ -> null;
            case SkipPastLastStrategy _ -> startsUpTo(match.lastTime(), match.last());
            case SkipToNextStrategy _ -> startsUpTo(match.firstTime(), match.first());
            case SkipToElementStrategy element -> startsBefore(element, match, rows);
        };
    }

    private static Predicate<PartialMatch> startsUpTo(long timestamp, long event) {
        return other -> other.hasEvents() && !other.startsAfter(timestamp, event);
    }

    private static <T> @Nullable Predicate<PartialMatch> startsBefore(
            SkipToElementStrategy strategy, PartialMatch match, MatchRows<T> rows) {
        TakenEvent<T> last = TakenEvent.last(rows, match);
        TakenEvent<T> event = strategy instanceof SkipToFirstStrategy
                ? MatchPaths.firstOf(strategy.name(), last)
                : MatchPaths.lastOf(strategy.name(), last);
        if (strategy.failsOnMiss()) check(strategy, event, match);
        if (event == null) return null;
        long timestamp = event.row().timestamp();
        long number = event.number();
        return other -> other.hasEvents() && !other.startsAfter(timestamp, number) && other.first() != number;
    }

    private static void check(SkipToElementStrategy strategy, @Nullable TakenEvent<?> event, PartialMatch match) {
        if (event == null) {
            throw MatchFaults.SKIP
                    .what("A match has no event of '%s', to which the pattern skips after a match.", strategy.name())
                    .why("throwExceptionOnMiss() was called on %s.", strategy)
                    .fix("Make '%s' mandatory, or do not call throwExceptionOnMiss().", strategy.name());
        }
        if (event.number() == match.first()) {
            throw MatchFaults.SKIP
                    .what("A match starts with the event of '%s', to which the pattern skips.", strategy.name())
                    .why("The next match would start with the same event again.")
                    .fix("Skip to a later element, or do not call throwExceptionOnMiss().");
        }
    }
}
