package dev.millrace.connector.table.file;

import dev.millrace.connector.table.format.FieldTexts;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.table.types.logical.LogicalType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes and reads the names of directories that stand for partitions, such as `dt=2020-12-31/hour=5`. Thread-safe.
///
/// @param keys the partition columns in the order of the directories
/// @param types their types
/// @param defaultName the name for NULL
record PartitionPaths(List<String> keys, List<LogicalType> types, String defaultName) implements Serializable {
    private static final String ESCAPED = "\"#%'*/:=?\\{[]^";
    private static final FieldTexts VALUES = new FieldTexts(true, false, ";");
    private static final int HEX = 16;

    static PartitionPaths of(TableDescription table, String defaultName) {
        List<LogicalType> types = new ArrayList<>();
        for (String each : table.partitionKeys()) {
            types.add(table.rowType().getTypeAt(table.rowType().getFieldIndex(each)));
        }
        return new PartitionPaths(table.partitionKeys(), types, defaultName);
    }

    /// Returns the directory of a partition; empty for a table without partitions.
    ///
    /// @param values the values of the partition columns in internal form
    String directory(List<@Nullable Object> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) path.append('/');
            Object value = values.get(i);
            String text = value == null ? "" : VALUES.text(value, types.get(i));
            path.append(part(keys.get(i), text));
        }
        return path.toString();
    }

    /// Returns the name of the directory for one value.
    String part(String key, String text) {
        return escaped(key) + "=" + (text.isEmpty() ? defaultName : escaped(text));
    }

    /// Returns the values of the partition columns of a file in internal form. Columns that the path lacks are NULL.
    List<@Nullable Object> values(String path) {
        Map<String, String> texts = texts(path);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String text = texts.get(keys.get(i));
            values.add(text == null || text.equals(defaultName) ? null : VALUES.value(text, types.get(i)));
        }
        return values;
    }

    /// Returns the names of the partition of a file by column, in the order of the columns; empty if the path has none.
    Map<String, String> texts(String path) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String each : path.split("/")) {
            int equals = each.indexOf('=');
            if (equals > 0) found.put(unescaped(each.substring(0, equals)), unescaped(each.substring(equals + 1)));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String each : keys) if (found.containsKey(each)) texts.put(each, found.get(each));
        return texts;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char each : text.toCharArray()) {
            boolean isSpecial = each < ' ' || each == 127 || ESCAPED.indexOf(each) >= 0;
            if (isSpecial) escaped.append('%').append(String.format(Locale.ROOT, "%02X", (int) each));
            else escaped.append(each);
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) return text;
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int code = text.charAt(at) == '%' && at + 3 <= text.length() ? hex(text.substring(at + 1, at + 3)) : -1;
            plain.append(code < 0 ? text.charAt(at) : (char) code);
            at += code < 0 ? 1 : 3;
        }
        return plain.toString();
    }

    private static int hex(String digits) {
        try {
            return Integer.parseInt(digits, HEX);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
