package dev.millrace.cep.cases;

import java.util.List;
import java.util.Random;

/// Makes random cases without results: up to four patterns and twelve events.
public final class RandomCases {
    private static final String LETTERS = "ABCD";

    private final Random random;
    private int names;

    /// Creates a generator whose cases depend only on the seed.
    public RandomCases(long seed) {
        this.random = new Random(seed);
    }

    /// Returns the next case.
    public PatternCase next() {
        names = 0;
        String pattern = sequence(1 + random.nextInt(4), true);
        if (random.nextInt(3) == 0) pattern += " within:" + (2 + random.nextInt(8));
        return new PatternCase(pattern, skip(), events(), List.of());
    }

    private String sequence(int length, boolean mayHaveGroups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean isLast = i == length - 1;
            text.append(i == 0 ? "" : " ").append(element(i == 0, isLast, mayHaveGroups));
        }
        return text.toString();
    }

    private String element(boolean isFirst, boolean isLast, boolean mayBeGroup) {
        if (!isFirst && random.nextInt(6) == 0) {
            String step = random.nextInt(3) == 0 ? "notNext" : "notFollowedBy";
            return step + " " + name() + " " + letters();
        }
        String step = isFirst ? "begin" : pick("next", "followedBy", "followedBy", "followedByAny");
        if (mayBeGroup && random.nextInt(6) == 0) {
            return step + " ( " + sequence(1 + random.nextInt(3), false) + " )" + quantifier(true);
        }
        String name = name();
        String condition = random.nextInt(8) == 0 ? letters() + "^" + pick("p0", "p1", name) : letters();
        return step + " " + name + " " + condition + quantifier(false);
    }

    private String name() {
        return "p" + names++;
    }

    private String letters() {
        if (random.nextInt(8) == 0) return "*";
        char one = LETTERS.charAt(random.nextInt(3));
        return random.nextInt(4) == 0 ? "" + one + LETTERS.charAt(random.nextInt(4)) : "" + one;
    }

    private String quantifier(boolean isGroup) {
        String text = "";
        int kind = random.nextInt(7);
        if (kind == 0) text += " oneOrMore";
        if (kind == 1) text += " times:" + (1 + random.nextInt(3));
        if (kind == 2) text += " times:" + random.nextInt(2) + ":" + (2 + random.nextInt(2));
        if (kind == 3) text += " timesOrMore:" + (1 + random.nextInt(2));
        if (kind <= 3) {
            int inside = random.nextInt(4);
            if (inside == 0) text += " consecutive";
            if (inside == 1) text += " allowCombinations";
            if (!isGroup && random.nextInt(3) == 0 && inside != 1) text += " greedy";
            if ((kind == 0 || kind == 3) && random.nextInt(3) == 0)
                text += " until:" + letters().replace("*", "D");
        }
        if (random.nextInt(4) == 0 && !text.contains(" times:0")) text += " optional";
        if (random.nextInt(12) == 0) text += " withinPrevious:" + (1 + random.nextInt(4));
        return text;
    }

    private String skip() {
        return switch (random.nextInt(8)) {
            case 0 -> "next";
            case 1 -> "pastLast";
            case 2 -> "first:p" + random.nextInt(2);
            case 3 -> "last:p" + random.nextInt(2);
            case 4 -> random.nextInt(4) == 0 ? "last:p1!" : "pastLast";
            default -> "none";
        };
    }

    private String events() {
        StringBuilder text = new StringBuilder();
        long time = 1;
        int count = 3 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(time).append(LETTERS.charAt(random.nextInt(4)));
            if (random.nextInt(2) == 0) text.append(random.nextInt(5));
            time += random.nextInt(4);
        }
        return text.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
