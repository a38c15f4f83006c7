package dev.millrace.sql.compiled;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Writes constants as texts, and reads them.
final class LiteralText {
    private static final Map<Class<?>, Function<String, Object>> READERS = readers();

    private LiteralText() {}

    private static Map<Class<?>, Function<String, Object>> readers() {
        Map<Class<?>, Function<String, Object>> readers = new HashMap<>();
        readers.put(String.class, text -> text);
        readers.put(Boolean.class, Boolean::valueOf);
        readers.put(Byte.class, Byte::valueOf);
        readers.put(Short.class, Short::valueOf);
        readers.put(Integer.class, Integer::valueOf);
        readers.put(Long.class, Long::valueOf);
        readers.put(Float.class, Float::valueOf);
        readers.put(Double.class, Double::valueOf);
        readers.put(BigDecimal.class, BigDecimal::new);
        readers.put(LocalDate.class, LocalDate::parse);
        readers.put(LocalTime.class, LocalTime::parse);
        readers.put(LocalDateTime.class, LocalDateTime::parse);
        readers.put(Instant.class, Instant::parse);
        readers.put(Period.class, Period::parse);
        readers.put(Duration.class, Duration::parse);
        readers.put(byte[].class, text -> Base64.getDecoder().decode(text));
        return readers;
    }

    static String of(Object value) {
        if (!READERS.containsKey(value.getClass())) {
            throw PlanFaults.COMPILE
                    .what(
                            "A constant of the class %s cannot be written to a plan.",
                            value.getClass().getName())
                    .fix("Run the statement without compiling it, or compute the value from texts and numbers.");
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    /// Returns the name of the class of a constant.
    static String kind(Object value) {
        return value.getClass().getSimpleName();
    }

    static Object read(String kind, String text) {
        for (Map.Entry<Class<?>, Function<String, Object>> each : READERS.entrySet()) {
            if (each.getKey().getSimpleName().equals(kind))
                return each.getValue().apply(text);
        }
        throw PlanFaults.wrong("A plan contains a constant of the unknown class " + kind + ".");
    }
}
