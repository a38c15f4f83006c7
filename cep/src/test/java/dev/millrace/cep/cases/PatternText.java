package dev.millrace.cep.cases;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Builds patterns from text like `begin a A oneOrMore followedBy b B within:10`. A group is in parentheses,
/// for example `begin ( begin a A next b B ) times:2`. The classes are Millrace's or Flink's, because their
/// methods have equal names.
public final class PatternText {
    private final ClassLoader loader = PatternText.class.getClassLoader();
    private final String root;
    private final Function<String, Object> condition;

    /// Creates a builder.
    ///
    /// @param root the package with the class `CEP`
    /// @param condition makes a condition from its text
    public PatternText(String root, Function<String, Object> condition) {
        this.root = root;
        this.condition = condition;
    }

    /// Builds a pattern.
    ///
    /// @param skip `none`, `next`, `pastLast`, `first:x`, `last:x`; with `!` at the end, a miss is an error
    public Object build(String text, String skip) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(text.strip().split(" +")));
        return sequence(words, strategy(skip));
    }

    private Object strategy(String skip) {
        Class<?> type = type("nfa.aftermatch.AfterMatchSkipStrategy");
        String[] parts = skip.replace("!", "").split(":");
        Object made = switch (parts[0]) {
            case "none" -> call(type, null, "noSkip");
            case "next" -> call(type, null, "skipToNext");
            case "pastLast" -> call(type, null, "skipPastLastEvent");
            case "first" -> call(type, null, "skipToFirst", parts[1]);
            case "last" -> call(type, null, "skipToLast", parts[1]);
            default -> throw new IllegalArgumentException(skip);
        };
        return skip.endsWith("!") ? call(made.getClass(), made, "throwExceptionOnMiss") : made;
    }

    private Object sequence(Deque<String> words, Object strategy) {
        Object pattern = null;
        while (!words.isEmpty() && !words.peek().equals(")")) {
            String step = words.pop();
            if (words.peek().equals("(")) {
                words.pop();
                Object group = sequence(words, strategy);
                words.pop();
                pattern = pattern == null
                        ? call(type("pattern.Pattern"), null, step, group, strategy)
                        : call(pattern.getClass(), pattern, step, group);
            } else {
                String name = words.pop();
                pattern = pattern == null
                        ? call(type("pattern.Pattern"), null, step, name, strategy)
                        : call(pattern.getClass(), pattern, step, name);
                String where = words.pop();
                if (!where.equals("*")) pattern = call(pattern.getClass(), pattern, "where", condition.apply(where));
            }
            while (!words.isEmpty() && isQuantifier(words.peek())) pattern = quantified(pattern, words.pop());
        }
        return pattern;
    }

    private static boolean isQuantifier(String word) {
        return switch (word.split(":")[0]) {
            case "optional", "oneOrMore", "times", "timesOrMore", "greedy", "consecutive" -> true;
            case "allowCombinations", "until", "within", "withinPrevious", "or", "where" -> true;
            default -> false;
        };
    }

    private Object quantified(Object pattern, String word) {
        int limit = word.indexOf('@');
        String[] parts = (limit < 0 ? word : word.substring(0, limit)).split(":");
        Class<?> type = pattern.getClass();
        if (limit >= 0) return limited(pattern, parts, millis(word.substring(limit + 1)));
        return switch (parts[0]) {
            case "until", "or" -> call(type, pattern, parts[0], condition.apply(parts[1]));
            case "where" -> parts[1].equals("*") ? pattern : call(type, pattern, "where", condition.apply(parts[1]));
            case "within" -> call(type, pattern, "within", millis(parts[1]));
            case "withinPrevious" ->
                call(
                        type,
                        pattern,
                        "within",
                        millis(parts[1]),
                        Enum.valueOf(type("pattern.WithinType").asSubclass(Enum.class), "PREVIOUS_AND_CURRENT"));
            case "oneOrMore" ->
                parts.length == 1
                        ? call(type, pattern, "oneOrMore")
                        : call(type, pattern, "oneOrMore", millis(parts[1]));
            case "times" ->
                parts.length == 2
                        ? call(type, pattern, "times", Integer.parseInt(parts[1]))
                        : call(type, pattern, "times", Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            case "timesOrMore" -> call(type, pattern, "timesOrMore", Integer.parseInt(parts[1]));
            default -> call(type, pattern, parts[0]);
        };
    }

    /// Adds a quantifier with a limit of time between two events.
    private static Object limited(Object pattern, String[] parts, Duration time) {
        Class<?> type = pattern.getClass();
        return switch (parts.length) {
            case 1 -> call(type, pattern, parts[0], time);
            case 2 -> call(type, pattern, parts[0], Integer.parseInt(parts[1]), time);
            default -> call(type, pattern, parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), time);
        };
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private Class<?> type(String name) {
        try {
            return Class.forName(root + "." + name, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object call(Class<?> type, @Nullable Object target, String name, Object... arguments) {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals(name) || !fits(method, arguments)) continue;
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof RuntimeException cause) throw cause;
                throw new IllegalStateException(thrown);
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
        throw new IllegalArgumentException(type + " has no " + name + Arrays.toString(arguments));
    }

    private static boolean fits(Method method, Object[] arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != arguments.length) return false;
        for (int i = 0; i < parameters.length; i++) {
            boolean isInt = parameters[i] == int.class && arguments[i] instanceof Integer;
            if (!isInt && !parameters[i].isInstance(arguments[i])) return false;
        }
        return true;
    }
}
