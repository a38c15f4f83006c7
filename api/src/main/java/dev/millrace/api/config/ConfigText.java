package dev.millrace.api.config;

import dev.millrace.api.util.TimeUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Converts the values of options to text and back.
final class ConfigText {
    private ConfigText() {}

    /// Converts a value to the type of the option.
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    @SuppressWarnings("unchecked")
    static <T> T read(ConfigOption<T> option, Object raw) {
        if (option.isList()) return (T) list(raw, option.elementType());
        return option.isMap() ? (T) map(raw) : (T) single(raw, option.elementType());
    }

    /// Converts a value to text that [#read] understands.
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Duration duration -> TimeUtils.formatWithHighestUnit(duration);
            case List<?> list -> list.stream().map(ConfigText::quoted).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }

    private static String quoted(Object value) {
        String text = text(value);
        boolean isPlain = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars().noneMatch(character -> ",;:'\"[]{}#\n".indexOf(character) >= 0);
        return isPlain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static Object single(Object raw, Class<?> type) {
        if (type.isInstance(raw)) return raw;
        String text = text(raw).strip();
        if (type == String.class) return text(raw);
        if (type.isEnum()) return constant(text, type);
        Function<String, ?> reader = READERS.get(type);
        if (reader == null) throw new IllegalArgumentException("options of type " + type.getName() + " are not known");
        return reader.apply(text);
    }

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            Boolean.class, ConfigText::truth,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Float.class, text -> finite(Float.valueOf(text)),
            Double.class, text -> finite(Double.valueOf(text)),
            Duration.class, TimeUtils::parseDuration,
            MemorySize.class, MemorySize::parse);

    private static <N extends Number> N finite(N number) {
        if (Double.isFinite(number.doubleValue())) return number;
        throw new IllegalArgumentException("the number is too great for the option's type");
    }

    private static Boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) return true;
        if (text.equalsIgnoreCase("false")) return false;
        throw new IllegalArgumentException("it must be true or false");
    }

    private static Object constant(String text, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (sameWord(text, ((Enum<?>) constant).name()) || text.equalsIgnoreCase(constant.toString())) {
                return constant;
            }
        }
        throw new IllegalArgumentException("it must be one of " + Arrays.toString(constants));
    }

    private static boolean sameWord(String text, String name) {
        return text.replace('-', '_').equalsIgnoreCase(name);
    }

    private static List<?> list(Object raw, Class<?> elementType) {
        List<?> elements =
                raw instanceof List<?> list ? list : elements(text(raw).strip());
        List<Object> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            values.add(elementType == Map.class ? map(element) : single(element, elementType));
        }
        return values;
    }

    private static List<String> elements(String text) {
        boolean isFlow = text.startsWith("[") && text.endsWith("]");
        return isFlow
                ? QuotedText.split(text.substring(1, text.length() - 1), ',').stream()
                        .map(QuotedText::plain)
                        .toList()
                : QuotedText.split(text, ';').stream().map(QuotedText::plain).toList();
    }

    private static Map<String, String> map(Object raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(text(key), text(value)));
            return values;
        }
        String text = text(raw).strip();
        boolean isFlow = text.startsWith("{") && text.endsWith("}");
        String body = isFlow ? text.substring(1, text.length() - 1) : text;
        for (String entry : QuotedText.split(body, ',')) {
            int colon = QuotedText.indexOf(entry, ':');
            if (colon < 0) throw new IllegalArgumentException("entry '" + entry + "' is not of the form key: value");
            values.put(QuotedText.plain(entry.substring(0, colon)), QuotedText.plain(entry.substring(colon + 1)));
        }
        return values;
    }
}
