package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.variant.Variant;
import dev.millrace.table.variant.VariantBuilder;
import dev.millrace.table.variant.VariantTypeException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Compares variants with those of Flink: each scalar, arrays and objects, asked by each getter.
final class VariantsOfFlinkTest {
    private static final List<Object> SCALARS = List.of(
            (byte) 1,
            (short) 1,
            (short) 300,
            7,
            70_000,
            5L,
            1L << 40,
            "x\"y\n\u0001\u00e9/\\",
            "",
            1.5,
            1e30,
            Double.NaN,
            2.5f,
            true,
            new byte[] {1, 2},
            new BigDecimal("12.3400"),
            new BigDecimal("100"),
            new BigDecimal("-0.001"),
            Instant.parse("2020-01-02T03:04:05.123456789Z"),
            Instant.parse("1960-01-02T03:04:00Z"),
            LocalDate.of(1969, 1, 2),
            LocalDateTime.of(2020, 1, 2, 3, 4, 5, 123_456_000),
            LocalDateTime.of(2020, 1, 2, 3, 4));

    private final VariantBuilder ours = Variant.newBuilder();
    private final org.apache.flink.types.variant.VariantBuilder flinks =
            org.apache.flink.types.variant.Variant.newBuilder();

    @Test
    void scalars_answer_each_getter_as_in_flink() throws Exception {
        for (Object each : SCALARS) {
            assertThat(answers(of(VariantBuilder.class, ours, each)))
                    .as("%s", each)
                    .isEqualTo(answers(of(org.apache.flink.types.variant.VariantBuilder.class, flinks, each)));
        }
        assertThat(answers(ours.ofNull())).isEqualTo(answers(flinks.ofNull()));
    }

    @Test
    void arrays_and_objects_answer_each_getter_as_in_flink() throws Exception {
        Variant object = ours.object()
                .add("b", ours.of(1))
                .add("a", ours.array().add(ours.of("x")).add(ours.ofNull()).build())
                .add("", ours.object().build())
                .build();
        var flinkObject = flinks.object()
                .add("b", flinks.of(1))
                .add(
                        "a",
                        flinks.array().add(flinks.of("x")).add(flinks.ofNull()).build())
                .add("", flinks.object().build())
                .build();
        assertThat(answers(object)).isEqualTo(answers(flinkObject));
        assertThat(answers(ours.array().add(object).add(ours.of(2L)).build()))
                .isEqualTo(answers(
                        flinks.array().add(flinkObject).add(flinks.of(2L)).build()));
    }

    @Test
    void values_that_flink_refuses_are_refused() {
        for (boolean isAllowed : List.of(true, false)) {
            assertThat(text(() -> ours.object(isAllowed)
                            .add("a", ours.of(1))
                            .add("a", ours.of(2))
                            .build()))
                    .isEqualTo(text(() -> flinks.object(isAllowed)
                            .add("a", flinks.of(1))
                            .add("a", flinks.of(2))
                            .build()));
        }
        // Flink checks the number of digits by an assertion only.
        assertThat(text(() -> ours.of(new BigDecimal("123456789012345678901234567890123456789"))))
                .isEqualTo("VariantTypeException");
        assertThat(text(() -> ours.of((String) null))).isEqualTo(text(() -> flinks.of((String) null)));
        assertThat(text(() -> ours.array().add(null)))
                .isEqualTo(text(() -> flinks.array().add(null)));
    }

    private interface Answer {
        Object get() throws Exception;
    }

    private static Object of(Class<?> builder, Object instance, Object scalar) throws Exception {
        for (Method each : builder.getMethods()) {
            boolean fits = each.getName().equals("of") && boxed(each.getParameterTypes()[0]) == scalar.getClass();
            if (fits) return each.invoke(instance, scalar);
        }
        throw new IllegalArgumentException(scalar.toString());
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /// Returns what each getter of a variant returns or throws.
    private static List<String> answers(Object variant) {
        Class<?> type = variant instanceof Variant ? Variant.class : org.apache.flink.types.variant.Variant.class;
        List<String> answers = new ArrayList<>();
        for (Method each : sorted(type)) {
            Function<Object[], String> call = arguments ->
                    each.getName() + Arrays.toString(arguments) + " " + text(() -> each.invoke(variant, arguments));
            Class<?>[] parameters = each.getParameterTypes();
            if (parameters.length == 0) answers.add(call.apply(new Object[0]));
            else if (parameters[0] == int.class)
                for (int i : new int[] {-1, 0, 1, 2}) answers.add(call.apply(new Object[] {i}));
            else for (String name : List.of("a", "b", "", "c")) answers.add(call.apply(new Object[] {name}));
        }
        return answers;
    }

    private static List<Method> sorted(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(each -> !Modifier.isStatic(each.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static String text(Answer answer) {
        try {
            Object value = answer.get();
            return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
        } catch (InvocationTargetException thrown) {
            return kind(thrown.getCause());
        } catch (Exception thrown) {
            return kind(thrown);
        }
    }

    private static String kind(Throwable thrown) {
        boolean isType = thrown instanceof VariantTypeException
                || thrown instanceof org.apache.flink.types.variant.VariantTypeException;
        return isType ? "VariantTypeException" : thrown.getClass().getSimpleName();
    }
}
