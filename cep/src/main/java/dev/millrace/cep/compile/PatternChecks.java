package dev.millrace.cep.compile;

import dev.millrace.cep.pattern.GroupPattern;
import dev.millrace.cep.pattern.MalformedPatternException;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import java.util.HashSet;
import java.util.Set;

/// Checks rules that concern several elements of a pattern.
final class PatternChecks {
    private PatternChecks() {}

    /// Checks the names of the elements, and the name to which the pattern skips after a match.
    static void check(Pattern<?, ?> pattern) {
        Set<String> names = new HashSet<>(Set.of(StageGraph.END));
        addNames(pattern, names);
        pattern.getAfterMatchSkipStrategy().getPatternName().ifPresent(name -> checkSkip(name, pattern));
    }

    private static void addNames(Pattern<?, ?> last, Set<String> names) {
        for (Pattern<?, ?> each = last; each != null; each = each.getPrevious()) {
            if (each instanceof GroupPattern<?, ?> group) {
                addNames(group.getRawPattern(), names);
            } else if (!names.add(each.getName())) {
                throw new MalformedPatternException(
                        "The name '%s' occurs twice in the pattern. Give each element its own name."
                                .formatted(each.getName()));
            }
        }
    }

    private static void checkSkip(String name, Pattern<?, ?> last) {
        for (Pattern<?, ?> each = last; each != null; each = each.getPrevious()) {
            if (each.getName().equals(name)) return;
        }
        throw new MalformedPatternException(
                "The pattern skips to '%s' after a match, but has no element of this name. Use the name of an element."
                        .formatted(name));
    }

    /// Checks that a negated pattern at the end has a limit of time, and that the limits agree.
    static void checkWindows(Pattern<?, ?> pattern, CompiledPattern<?> compiled) {
        long whole = compiled.windowMillis();
        for (PatternStage stage : compiled.stages()) {
            if (whole > 0 && stage.windowMillis() > whole) {
                throw new MalformedPatternException(
                        ("The time between two events at '%s', %d ms, is longer than the time"
                                        + " of the whole pattern, %d ms. Shorten it.")
                                .formatted(stage.name(), stage.windowMillis(), whole));
            }
        }
        boolean isOpen = pattern.getQuantifier().getConsumingStrategy() == ConsumingStrategy.NOT_FOLLOW;
        boolean isTimed = whole > 0
                || compiled.stages().stream()
                        .anyMatch(stage -> stage.name().equals(pattern.getName()) && stage.windowMillis() > 0);
        if (isOpen && !isTimed) {
            throw new MalformedPatternException(
                    "The pattern ends with notFollowedBy('%s') and has no limit of time. Call within(...)."
                            .formatted(pattern.getName()));
        }
    }
}
