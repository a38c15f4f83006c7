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
    static <T> @Nullable Predicate<PartialMatch<T>> after(AfterMatchSkipStrategy strategy, PartialMatch<T> match) {
        TakenEvent<T> last = match.last();
        if (last == null) return null;
        return switch (strategy) {
            case NoSkipStrategy _ -> null;
            case SkipPastLastStrategy _ -> startsUpTo(last.event());
            case SkipToNextStrategy _ -> match.first() == null ? null : startsUpTo(match.first());
            case SkipToElementStrategy element -> startsBefore(element, match, last);
        };
    }

    private static <T> Predicate<PartialMatch<T>> startsUpTo(SharedEvent<T> event) {
        return other -> other.first() != null && other.first().compareTo(event) <= 0;
    }

    private static <T> @Nullable Predicate<PartialMatch<T>> startsBefore(
            SkipToElementStrategy strategy, PartialMatch<T> match, TakenEvent<T> last) {
        SharedEvent<T> event = strategy instanceof SkipToFirstStrategy
                ? MatchPaths.firstOf(strategy.name(), last)
                : MatchPaths.lastOf(strategy.name(), last);
        if (strategy.failsOnMiss()) check(strategy, event, match);
        return event == null
                ? null
                : other -> other.first() != null && other.first().compareTo(event) < 0;
    }

    private static void check(SkipToElementStrategy strategy, @Nullable SharedEvent<?> event, PartialMatch<?> match) {
        if (event == null) {
            throw MatchFaults.SKIP
                    .what("A match has no event of '%s', to which the pattern skips after a match.", strategy.name())
                    .why("throwExceptionOnMiss() was called on %s.", strategy)
                    .fix("Make '%s' mandatory, or do not call throwExceptionOnMiss().", strategy.name());
        }
        if (event == match.first()) {
            throw MatchFaults.SKIP
                    .what("A match starts with the event of '%s', to which the pattern skips.", strategy.name())
                    .why("The next match would start with the same event again.")
                    .fix("Skip to a later element, or do not call throwExceptionOnMiss().");
        }
    }
}
