package dev.millrace.cep.dynamic;

import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Is a version of a pattern, as read from JSON.
///
/// @param id the id of the pattern
/// @param version the version; a higher one replaces a lower one
/// @param isActive whether matches may begin
/// @param fromMillis the time from which matches begin under the version, in milliseconds
/// @param skip the name of the skip strategy
/// @param withinMillis the time between the first and the last event, in milliseconds; 0 for no limit
/// @param elements the elements in order
record PatternDefinition(
        String id,
        long version,
        boolean isActive,
        long fromMillis,
        String skip,
        long withinMillis,
        List<Element> elements) {

    /// Is an element of a pattern.
    ///
    /// @param follow how the element follows the one before
    /// @param least the smallest number of events
    /// @param most the largest number of events; 0 for any number
    /// @param contiguity how repeated events follow each other: relaxed, consecutive or any
    /// @param where the condition; null for any event
    record Element(
            String name,
            String follow,
            int least,
            int most,
            boolean isOptional,
            boolean isGreedy,
            String contiguity,
            @Nullable JsonNode where) {}

    /// Returns the pattern.
    ///
    /// @param conditions returns the condition of an element
    <E> Pattern<E, E> pattern(Function<JsonNode, SimpleCondition<E>> conditions) {
        Element first = elements.getFirst();
        Pattern<E, E> pattern = with(Pattern.begin(first.name, strategy()), first, conditions);
        for (Element each : elements.subList(1, elements.size())) {
            Pattern<E, E> next = switch (each.follow) {
                case "next" -> pattern.next(each.name);
                case "followedBy" -> pattern.followedBy(each.name);
                case "followedByAny" -> pattern.followedByAny(each.name);
                case "notNext" -> pattern.notNext(each.name);
                case "notFollowedBy" -> pattern.notFollowedBy(each.name);
                default -> throw PatternJson.wrong("'%s' is no way to follow an element.", each.follow);
            };
            pattern = with(next, each, conditions);
        }
        return withinMillis > 0 ? pattern.within(Duration.ofMillis(withinMillis)) : pattern;
    }

    private AfterMatchSkipStrategy strategy() {
        return switch (skip) {
            case "noSkip" -> AfterMatchSkipStrategy.noSkip();
            case "toNext" -> AfterMatchSkipStrategy.skipToNext();
            case "pastLastEvent" -> AfterMatchSkipStrategy.skipPastLastEvent();
            default -> throw PatternJson.wrong("'%s' is no skip strategy.", skip);
        };
    }

    private static <E> Pattern<E, E> with(
            Pattern<E, E> plain, Element element, Function<JsonNode, SimpleCondition<E>> conditions) {
        Pattern<E, E> pattern = element.where == null ? plain : plain.where(conditions.apply(element.where));
        boolean repeats = element.least != 1 || element.most != 1;
        if (repeats) {
            if (element.most > 0) pattern = pattern.times(element.least, element.most);
            else pattern = element.least == 1 ? pattern.oneOrMore() : pattern.timesOrMore(element.least);
            pattern = switch (element.contiguity) {
                case "relaxed" -> pattern;
                case "consecutive" -> pattern.consecutive();
                case "any" -> pattern.allowCombinations();
                default -> throw PatternJson.wrong("'%s' is no contiguity.", element.contiguity);
            };
        }
        if (element.isGreedy) pattern = pattern.greedy();
        return element.isOptional ? pattern.optional() : pattern;
    }
}
