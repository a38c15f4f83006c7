package dev.millrace.table.types.logical.utils;

import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.fault.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Is the sequence of words, numbers and signs of the text of a type, and a position in it.
final class TypeTokens {
    private static final Pattern TOKEN =
            Pattern.compile("(?:(?<number>\\d+)|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)|`(?<quoted>(?:[^`]|``)+)`"
                    + "|'(?<text>(?:[^']|'')*)'|(?<sign>[<>(),.]))");

    /// Says what a token is.
    enum Kind {
        NUMBER,
        WORD,
        QUOTED,
        TEXT,
        SIGN,
        END
    }

    private record Token(Kind kind, String value, int position) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    TypeTokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int position = 0;
        while (!text.substring(position).isBlank()) {
            while (Character.isWhitespace(text.charAt(position))) position++;
            boolean isToken = matcher.region(position, text.length()).lookingAt();
            if (!isToken) throw wrong(position, "this character has no meaning here");
            tokens.add(token(matcher));
            position = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.WORD, Kind.QUOTED, Kind.TEXT, Kind.SIGN)) {
            String value = matcher.group(kind.name().toLowerCase(Locale.ROOT));
            if (value == null) continue;
            String plain = switch (kind) {
                case QUOTED -> value.replace("``", "`");
                case TEXT -> value.replace("''", "'");
                default -> value;
            };
            return new Token(kind, plain, matcher.start());
        }
        throw new IllegalStateException(matcher.group());
    }

    boolean is(Kind kind) {
        return tokens.get(next).kind == kind;
    }

    /// Returns whether the next tokens are the given words or signs. Upper and lower case are equal.
    boolean isNext(String... words) {
        for (int i = 0; i < words.length; i++) {
            Token token = tokens.get(Math.min(next + i, tokens.size() - 1));
            boolean isPlain = token.kind == Kind.WORD || token.kind == Kind.SIGN;
            if (!isPlain || !token.value.equalsIgnoreCase(words[i])) return false;
        }
        return true;
    }

    /// Skips the given words or signs if they are next, and returns whether they were.
    boolean skip(String... words) {
        boolean isNext = isNext(words);
        if (isNext) next += words.length;
        return isNext;
    }

    void require(String word) {
        if (!skip(word)) throw wrong(word + " is expected");
    }

    String take(Kind kind, String description) {
        if (!is(kind)) throw wrong(description + " is expected");
        return tokens.get(next++).value;
    }

    int number() {
        String digits = take(Kind.NUMBER, "a number");
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException large) {
            throw wrong(tokens.get(next - 1).position, digits + " is too large");
        }
    }

    /// Returns a word, which need not be between backticks.
    String identifier() {
        if (is(Kind.QUOTED)) return tokens.get(next++).value;
        return take(Kind.WORD, "a name");
    }

    ValidationException wrong(String why) {
        return wrong(tokens.get(next).position, why);
    }

    private ValidationException wrong(int position, String why) {
        return new ValidationException(TableFaults.SYNTAX
                .what("The type '%s' cannot be read at position %d.", text, position + 1)
                .why("%s", why)
                .fix("Write a type such as INT NOT NULL, DECIMAL(10, 2), ARRAY<STRING> or ROW<a INT, b DATE>."));
    }
}
