package dev.millrace.cep.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes random programs of pattern builders, without results: any calls in any order, also those that a builder
/// refuses, groups inside groups, several conditions, and limits of time at each place.
public final class WidePatterns {
    private static final String LETTERS = "ABCD";
    private static final int DEPTH_MAX = 2;
    private static final int EVENTS_MAX = 10;

    private final Random random;
    private int names;

    /// Creates a generator whose cases depend only on the seed.
    public WidePatterns(long seed) {
        this.random = new Random(seed);
    }

    /// Returns the next case.
    public PatternCase next() {
        names = 0;
        StringBuilder pattern = new StringBuilder(sequence(1 + random.nextInt(4), 0));
        if (one(3)) pattern.append(" within:").append(2 + random.nextInt(8));
        return new PatternCase(pattern.toString(), skip(), events(), List.of());
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private String sequence(int length, int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(element(i == 0, i == length - 1, depth));
        }
        return text.toString();
    }

    private String element(boolean isFirst, boolean isLast, int depth) {
        String step = isFirst ? "begin" : pick("next", "followedBy", "followedBy", "followedBy", "followedByAny");
        if (depth < DEPTH_MAX && one(6)) {
            return step + " ( " + sequence(1 + random.nextInt(3), depth + 1) + " )" + quantifiers(true);
        }
        boolean isNegated = !isFirst && one(isLast ? 4 : 6);
        if (isNegated) step = one(3) ? "notNext" : "notFollowedBy";
        String text = step + " p" + names++ + " " + condition();
        if (one(8)) text += " or:" + letters();
        if (one(10)) text += " where:" + condition();
        if (isNegated) return text + (one(8) ? quantifiers(false) : "") + window(8);
        return text + quantifiers(false) + window(10);
    }

    private String window(int of) {
        if (!one(of)) return "";
        return one(2) ? " withinPrevious:" + (1 + random.nextInt(4)) : " within:" + (2 + random.nextInt(8));
    }

    private String condition() {
        String letters = letters();
        return one(8) ? letters + "^p" + random.nextInt(Math.max(1, names)) : letters;
    }

    private String letters() {
        if (one(8)) return "*";
        char first = LETTERS.charAt(random.nextInt(3));
        return one(4) ? "" + first + LETTERS.charAt(random.nextInt(4)) : "" + first;
    }

    private String quantifiers(boolean isGroup) {
        List<String> words = new ArrayList<>();
        int kind = random.nextInt(8);
        if (kind == 0) words.add("oneOrMore" + limit());
        if (kind == 1) words.add("times:" + (1 + random.nextInt(3)) + limit());
        if (kind == 2) words.add("times:" + random.nextInt(3) + ":" + (1 + random.nextInt(3)) + limit());
        if (kind == 3) words.add("timesOrMore:" + (1 + random.nextInt(3)) + limit());
        boolean isLoop = kind == 0 || kind == 3;
        if (kind <= 3 && one(3)) words.add(pick("consecutive", "allowCombinations"));
        if (kind <= 3 && one(isGroup ? 12 : 3)) words.add("greedy");
        if (isLoop && one(3)) words.add("until:" + condition().replace("*", "D"));
        if (one(4)) words.add("optional");
        // A builder refuses some calls, and the order of the calls.
        if (one(25)) words.add(pick("consecutive", "greedy", "oneOrMore", "times:2", "until:A", "optional"));
        if (one(8)) Collections.shuffle(words, random);
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    private String limit() {
        return one(8) ? "@" + (1 + random.nextInt(4)) : "";
    }

    private String skip() {
        String name = "p" + random.nextInt(Math.max(1, names));
        return switch (random.nextInt(9)) {
            case 0 -> "next";
            case 1, 2 -> "pastLast";
            case 3 -> "first:" + name + (one(4) ? "!" : "");
            case 4 -> "last:" + name + (one(4) ? "!" : "");
            default -> "none";
        };
    }

    private String events() {
        StringBuilder text = new StringBuilder();
        long time = random.nextInt(3);
        int count = 2 + random.nextInt(EVENTS_MAX - 1);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(time).append(LETTERS.charAt(random.nextInt(4)));
            if (one(2)) text.append(random.nextInt(5));
            time += random.nextInt(4);
        }
        return text.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
