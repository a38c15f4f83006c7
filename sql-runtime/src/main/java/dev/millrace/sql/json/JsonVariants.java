package dev.millrace.sql.json;

import dev.millrace.table.variant.Variant;
import dev.millrace.table.variant.VariantBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns JSON documents into values of the type VARIANT and back.
public final class JsonVariants {
    private static final int MAX_DIGITS = 38;

    private JsonVariants() {}

    /// Returns the variant of a document of [JsonDocuments]. A number gets the smallest type that holds it.
    public static Variant of(@Nullable Object document) {
        VariantBuilder builder = Variant.newBuilder();
        return switch (document) {
            case null -> builder.ofNull();
            case Boolean value -> builder.of(value);
            case BigInteger number -> decimal(new BigDecimal(number), builder);
            case BigDecimal number -> decimal(number, builder);
            case Number number -> whole(number.longValue(), builder);
            case List<?> elements -> {
                VariantBuilder.VariantArrayBuilder array = builder.array();
                for (Object each : elements) array.add(of(each));
                yield array.build();
            }
            case Map<?, ?> fields -> {
                VariantBuilder.VariantObjectBuilder object = builder.object();
                fields.forEach((name, field) -> object.add((String) name, of(field)));
                yield object.build();
            }
            default -> builder.of(document.toString());
        };
    }

    private static Variant whole(long number, VariantBuilder builder) {
        if (number == (byte) number) return builder.of((byte) number);
        if (number == (short) number) return builder.of((short) number);
        return number == (int) number ? builder.of((int) number) : builder.of(number);
    }

    /// Returns an exact number if it fits and has no exponent.
    private static Variant decimal(BigDecimal number, VariantBuilder builder) {
        boolean isExact = number.scale() >= 0 && number.precision() <= MAX_DIGITS && number.scale() <= MAX_DIGITS;
        return isExact ? builder.of(number) : builder.of(number.doubleValue());
    }

    /// Returns the document of a variant; null for the JSON null.
    public static @Nullable Object document(Variant variant) {
        return switch (variant.getType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> fields = JsonDocuments.newObject();
                for (String name : variant.getFieldNames()) {
                    Variant field = variant.getField(name);
                    fields.put(name, field == null ? null : document(field));
                }
                yield fields;
            }
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < variant.getArraySize(); i++) {
                    Variant element = variant.getElement(i);
                    elements.add(element == null ? null : document(element));
                }
                yield elements;
            }
            case DECIMAL -> new BigDecimal(variant.toJson());
            case DATE, TIMESTAMP, TIMESTAMP_LTZ, BYTES -> JsonDocuments.parsed(variant.toJson());
            default -> variant.get();
        };
    }

    /// Returns the element of an array at an index from 1, or the value of an object's field; null if there is none.
    public static @Nullable Variant item(Variant variant, Object key) {
        if (variant.isArray()) return key instanceof Number index ? variant.getElement(index.intValue() - 1) : null;
        return variant.isObject() && !(key instanceof Number) ? variant.getField(key.toString()) : null;
    }
}
