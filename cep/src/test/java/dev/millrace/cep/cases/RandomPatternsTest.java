package dev.millrace.cep.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cep.cases.ExhaustiveSearch.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares the matcher with an exhaustive search.
final class RandomPatternsTest {
    private static final int EVENTS_MAX = 12;

    @Test
    void random_patterns_have_the_matches_that_an_exhaustive_search_finds() {
        Random random = new Random(Long.getLong("patterns.seed", 11));
        int count = Integer.getInteger("patterns.count", 20_000);
        int matching = 0;
        List<String> different = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Element> elements = ExhaustiveSearch.randomPattern(random);
            long window = random.nextInt(3) == 0 ? 3 + random.nextInt(10) : 0;
            String pattern = elements.stream().map(Element::text).collect(Collectors.joining(" "))
                    + (window == 0 ? "" : " within:" + window);
            String events = events(random);
            TreeSet<String> expected = ExhaustiveSearch.matches(elements, events, window);
            List<String> results =
                    new ArrayList<>(CaseRun.results(new PatternCase(pattern, "none", events, List.of())));
            results.removeIf(each -> each.startsWith("timeout@"));
            if (!expected.isEmpty()) matching++;
            if (results.size() != expected.size() || !expected.equals(new TreeSet<>(results))) {
                different.add(pattern + " / " + events + ": expected " + expected + ", found " + results);
            }
        }
        assertThat(different).isEmpty();
        assertThat(matching).isGreaterThan(count / 3);
    }

    private static String events(Random random) {
        StringBuilder text = new StringBuilder();
        long time = 1;
        for (int left = 3 + random.nextInt(EVENTS_MAX - 2); left > 0; left--) {
            time += random.nextInt(3);
            text.append(time).append("ABCD".charAt(random.nextInt(4))).append(' ');
        }
        return text.toString();
    }
}
