package dev.millrace.cep.cases;

import dev.millrace.cep.cases.EventText.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Finds all matches of a simple pattern by trying all combinations of events, straight from the meaning of the calls:
/// without stages, transitions and partial matches.
final class ExhaustiveSearch {
    private static final String LETTERS = "ABCD";

    /// Describes an element of a pattern.
    ///
    /// @param step the call that appends the element
    /// @param to the maximum number of events
    /// @param inside the call that decides about the events in between; empty for the default
    record Element(String step, String name, char letter, int from, int to, boolean isOptional, String inside) {
        private static final int UNLIMITED = 100;

        String text() {
            String text = step + " " + name + " " + letter;
            if (to == UNLIMITED) text += from == 1 ? " oneOrMore" : " timesOrMore:" + from;
            else if (to > 1) text += " times:" + from + ":" + to;
            return text + (inside.isEmpty() ? "" : " " + inside) + (isOptional ? " optional" : "");
        }

        boolean isNegated() {
            return step.startsWith("not");
        }
    }

    private final List<Element> elements;
    private final List<TimedEvent> events;
    private final long window;
    private final TreeSet<String> found = new TreeSet<>();
    private final List<int[]> path = new ArrayList<>();

    private ExhaustiveSearch(List<Element> elements, List<TimedEvent> events, long window) {
        this.elements = elements;
        this.events = events;
        this.window = window;
    }

    /// Returns the matches of a pattern, sorted.
    ///
    /// @param window the maximum time in milliseconds; 0 for no limit
    static TreeSet<String> matches(List<Element> elements, String events, long window) {
        ExhaustiveSearch search = new ExhaustiveSearch(elements, EventText.events(events), window);
        search.enter(0, -1);
        return search.found;
    }

    /// Tries to take the first event of an element.
    private void enter(int element, int previous) {
        if (element == elements.size()) {
            record();
            return;
        }
        Element entered = elements.get(element);
        if (entered.isNegated()) {
            passNegated(element, previous);
            return;
        }
        if (entered.isOptional) enter(element + 1, previous);
        String step = path.isEmpty() ? "followedByAny" : entered.step;
        for (int at : candidates(step, previous, entered.letter)) take(element, 1, at);
    }

    private void passNegated(int element, int previous) {
        Element negated = elements.get(element);
        if (negated.step.equals("notNext")) {
            if (previous + 1 < events.size() && !matches(previous + 1, negated.letter)) enter(element + 1, previous);
            return;
        }
        Element after = elements.get(element + 1);
        for (int at : candidates(after.step, previous, after.letter)) {
            boolean isForbidden = false;
            for (int i = previous + 1; i < at; i++) isForbidden |= matches(i, negated.letter);
            if (!isForbidden) take(element + 1, 1, at);
        }
    }

    private void take(int element, int count, int at) {
        Element taking = elements.get(element);
        path.add(new int[] {element, at});
        if (count >= taking.from) enter(element + 1, at);
        if (count < taking.to) {
            String step = switch (taking.inside) {
                case "consecutive" -> "next";
                case "allowCombinations" -> "followedByAny";
                default -> "followedBy";
            };
            for (int next : candidates(step, at, taking.letter)) take(element, count + 1, next);
        }
        path.removeLast();
    }

    private List<Integer> candidates(String step, int previous, char letter) {
        List<Integer> found = new ArrayList<>();
        for (int at = previous + 1; at < events.size(); at++) {
            if (matches(at, letter)) {
                found.add(at);
                if (step.equals("followedBy")) break;
            }
            if (step.equals("next")) break;
        }
        return found;
    }

    private boolean matches(int at, char letter) {
        return events.get(at).value().charAt(0) == letter;
    }

    private void record() {
        if (path.isEmpty()) return;
        long first = events.get(path.getFirst()[1]).timestamp();
        long last = events.get(path.getLast()[1]).timestamp();
        // A pattern that ends with notNext needs one more event within its time.
        if (elements.getLast().isNegated())
            last = events.get(path.getLast()[1] + 1).timestamp();
        if (window > 0 && last - first >= window) return;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            List<String> taken = new ArrayList<>();
            for (int[] each : path) if (each[0] == i) taken.add("" + each[1]);
            if (taken.isEmpty()) continue;
            text.append(text.isEmpty() ? "" : " ").append(elements.get(i).name);
            text.append("=").append(String.join(",", taken));
        }
        found.add(text.toString());
    }

    /// Returns a random pattern of up to four elements.
    static List<Element> randomPattern(Random random) {
        List<Element> elements = new ArrayList<>();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            // A negated element also ends the loops beside it, which this search does not know.
            boolean isAfterPlain = i > 0
                    && !elements.getLast().isNegated()
                    && !elements.getLast().isOptional
                    && elements.getLast().to == 1;
            boolean isAfterNegated = i > 0 && elements.getLast().isNegated();
            char letter = LETTERS.charAt(random.nextInt(3));
            if (isAfterPlain && random.nextInt(5) == 0) {
                boolean isNext = i == length - 1 || random.nextBoolean();
                elements.add(new Element(isNext ? "notNext" : "notFollowedBy", "p" + i, 'D', 1, 1, false, ""));
                continue;
            }
            int from = random.nextInt(3) == 0 ? 2 : 1;
            int to = switch (random.nextInt(4)) {
                case 0 -> Element.UNLIMITED;
                case 1 -> from + random.nextInt(2);
                default -> 1;
            };
            boolean isRepeated = to > 1 && !isAfterNegated;
            String inside = !isRepeated
                    ? ""
                    : List.of("", "", "consecutive", "allowCombinations").get(random.nextInt(4));
            String step = i == 0
                    ? "begin"
                    : List.of("next", "followedBy", "followedByAny").get(random.nextInt(3));
            boolean isOptional = !isAfterNegated && random.nextInt(4) == 0;
            elements.add(
                    new Element(step, "p" + i, letter, isRepeated ? from : 1, isRepeated ? to : 1, isOptional, inside));
        }
        return elements;
    }
}
