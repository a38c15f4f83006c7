package dev.millrace.runtime.tap;

import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Row;
import dev.millrace.base.text.TextRows;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Renders records as JSON: records, rows, tuples, collections and classes without a `toString` of their own by their
/// parts, and other objects by their `toString`. The length and the depth are bounded. Not thread-safe.
final class RecordText {
    private static final int DEPTH_MAX = 6;
    private static final HexFormat HEX = HexFormat.of();

    private final int charsMax;
    private StringBuilder out = new StringBuilder();

    RecordText(int charsMax) {
        this.charsMax = charsMax;
    }

    /// Returns the text of a record. Exceptions of user code become a part of the text.
    String of(@Nullable Object value) {
        out = new StringBuilder();
        try {
            if (value instanceof TextRows rows) out.append(rows.text(rows.size() - 1));
            else value(value, 0);
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            out.append("(cannot be shown: ").append(failed).append(')');
        }
        return isCut() ? out.substring(0, charsMax) : out.toString();
    }

    /// Returns whether the last text was longer than the limit.
    boolean isCut() {
        return out.length() > charsMax;
    }

    private void value(@Nullable Object value, int depth) {
        if (isCut()) return;
        if (depth > DEPTH_MAX) {
            quoted("…");
            return;
        }
        switch (value) {
            case null -> out.append("null");
            case Double number when !Double.isFinite(number) -> quoted(number.toString());
            case Float number when !Float.isFinite(number) -> quoted(number.toString());
            case Number number when isPlain(number) -> out.append(number);
            case Boolean bool -> out.append(bool);
            case CharSequence text -> quoted(text.length() > charsMax ? text.subSequence(0, charsMax + 1) : text);
            case byte[] bytes -> bytes(bytes);
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> all -> elements(all, depth);
            case Row row -> row(row, depth);
            case Tuple tuple -> tuple(tuple, depth);
            case Record parts -> components(parts, depth);
            default -> other(value, depth);
        }
    }

    private static boolean isPlain(Number number) {
        return number.getClass().getName().startsWith("java.");
    }

    private void bytes(byte[] bytes) {
        int shown = Math.min(bytes.length, charsMax);
        out.append("\"0x").append(HEX.formatHex(bytes, 0, shown)).append('"');
    }

    private void elements(Iterable<?> all, int depth) {
        out.append('[');
        String separator = "";
        for (Object each : all) {
            if (isCut()) return;
            out.append(separator);
            value(each, depth + 1);
            separator = ",";
        }
        out.append(']');
    }

    private void map(Map<?, ?> map, int depth) {
        Fields fields = new Fields(depth);
        for (Map.Entry<?, ?> each : map.entrySet()) {
            if (isCut()) return;
            fields.add(String.valueOf(each.getKey()), each.getValue());
        }
        fields.end();
    }

    private void row(Row row, int depth) {
        Set<String> names = row.getFieldNames(false);
        Fields fields = new Fields(depth);
        fields.add("op", row.getKind().shortString());
        if (names == null) for (int i = 0; i < row.getArity(); i++) fields.add("f" + i, row.getField(i));
        else for (String name : names) fields.add(name, row.getField(name));
        fields.end();
    }

    private void tuple(Tuple tuple, int depth) {
        Fields fields = new Fields(depth);
        for (int i = 0; i < tuple.getArity(); i++) fields.add("f" + i, tuple.getField(i));
        fields.end();
    }

    private void components(Record parts, int depth) {
        Fields fields = new Fields(depth);
        for (RecordComponent each : parts.getClass().getRecordComponents()) {
            Object part;
            try {
                Method accessor = each.getAccessor();
                accessor.setAccessible(true);
                part = accessor.invoke(parts);
            } catch (IllegalAccessException | InvocationTargetException hidden) {
                part = "(cannot be read)";
            }
            fields.add(each.getName(), part);
        }
        fields.end();
    }

    private void other(Object value, int depth) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            List<@Nullable Object> all = new ArrayList<>();
            for (int i = 0; i < Math.min(Array.getLength(value), charsMax); i++) all.add(Array.get(value, i));
            elements(all, depth);
        } else if (hasOwnText(type)) {
            quoted(value.toString());
        } else {
            fields(value, depth);
        }
    }

    /// Returns whether a class does not only inherit the text of [Object].
    private static boolean hasOwnText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            return true;
        }
    }

    private void fields(Object value, int depth) {
        Fields fields = new Fields(depth);
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field each : type.getDeclaredFields()) {
                if (Modifier.isStatic(each.getModifiers()) || each.isSynthetic()) continue;
                if (!each.trySetAccessible()) continue;
                try {
                    fields.add(each.getName(), each.get(value));
                } catch (IllegalAccessException hidden) {
                    fields.add(each.getName(), "(cannot be read)");
                }
            }
        }
        fields.end();
    }

    /// Writes the fields of a JSON object.
    private final class Fields {
        private final int depth;
        private String separator = "{";

        Fields(int depth) {
            this.depth = depth;
        }

        void add(String name, @Nullable Object part) {
            if (isCut()) return;
            out.append(separator);
            quoted(name);
            out.append(':');
            value(part, depth + 1);
            separator = ",";
        }

        void end() {
            out.append(separator.equals("{") ? "{}" : "}");
        }
    }

    private void quoted(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length() && !isCut(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') out.append('\\').append(each);
            else if (each < ' ') out.append("\\u%04x".formatted((int) each));
            else out.append(each);
        }
        out.append('"');
    }
}
