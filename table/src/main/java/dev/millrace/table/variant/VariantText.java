package dev.millrace.table.variant;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/// Writes variants as JSON. Times and bytes become texts.
final class VariantText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final char FIRST_PRINTABLE = ' ';

    private final StringBuilder text = new StringBuilder();

    private VariantText() {}

    static String of(Variant variant) {
        VariantText writer = new VariantText();
        writer.append(variant);
        return writer.text.toString();
    }

    private void append(Variant variant) {
        switch (variant.getType()) {
            case OBJECT -> object(variant);
            case ARRAY -> array(variant);
            case DECIMAL -> text.append(plain(variant.getDecimal()));
            case STRING -> string(variant.getString());
            case DATE -> string(variant.getDate().toString());
            case TIMESTAMP -> string(SECONDS.format(variant.getDateTime()));
            case TIMESTAMP_LTZ ->
                string(SECONDS.format(LocalDateTime.ofInstant(variant.getInstant(), ZoneOffset.UTC)) + "+00:00");
            case BYTES -> string(Base64.getEncoder().encodeToString(variant.getBytes()));
            default -> text.append(variant.get());
        }
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private void array(Variant array) {
        text.append('[');
        for (int i = 0; i < array.getArraySize(); i++) {
            if (i > 0) text.append(',');
            Variant element = array.getElement(i);
            if (element != null) append(element);
        }
        text.append(']');
    }

    private void object(Variant object) {
        text.append('{');
        String separator = "";
        for (String name : object.getFieldNames()) {
            Variant field = object.getField(name);
            if (field == null) continue;
            text.append(separator);
            string(name);
            text.append(':');
            append(field);
            separator = ",";
        }
        text.append('}');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"', '\\' -> text.append('\\').append(each);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (each >= FIRST_PRINTABLE) text.append(each);
                    else text.append(String.format(Locale.ROOT, "\\u%04X", (int) each));
                }
            }
        }
        text.append('"');
    }
}
