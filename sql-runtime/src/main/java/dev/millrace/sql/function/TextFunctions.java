package dev.millrace.sql.function;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.StringData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Contains the functions on texts. Positions and lengths count characters of Unicode, from 1.
final class TextFunctions {
    private static final int LATIN_MAX = 255;

    private TextFunctions() {}

    @SqlFunction({"CHAR_LENGTH", "CHARACTER_LENGTH"})
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @SqlFunction("UPPER")
    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @SqlFunction("LOWER")
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @SqlFunction("||")
    static String concatenation(String first, String second) {
        return first + second;
    }

    @SqlFunction("CONCAT")
    static String concat(String... texts) {
        return String.join("", texts);
    }

    @SqlFunction(value = "CONCAT_WS", acceptsNull = true)
    static @Nullable String concatWithSeparator(@Nullable String separator, @Nullable String... texts) {
        if (separator == null) return null;
        List<String> present = new ArrayList<>();
        for (String each : texts) if (each != null) present.add(each);
        return String.join(separator, present);
    }

    @SqlFunction({"SUBSTRING", "SUBSTR"})
    static @Nullable String substring(String text, int start) {
        return substring(text, start, Integer.MAX_VALUE);
    }

    @SqlFunction({"SUBSTRING", "SUBSTR"})
    static @Nullable String substring(String text, int start, int count) {
        if (count < 0) return null;
        int length = length(text);
        int from = start > 0 ? start - 1 : start < 0 ? length + start : 0;
        if (from < 0 || from >= length) return "";
        int to = (int) Math.min(length, (long) from + count);
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    @SqlFunction("LEFT")
    static String left(String text, int count) {
        if (count <= 0) return "";
        return text.substring(0, text.offsetByCodePoints(0, Math.min(count, length(text))));
    }

    @SqlFunction("RIGHT")
    static String right(String text, int count) {
        if (count <= 0) return "";
        return text.substring(text.offsetByCodePoints(0, Math.max(0, length(text) - count)));
    }

    @SqlFunction("REPEAT")
    static String repeat(String text, int count) {
        return text.repeat(Math.max(0, count));
    }

    @SqlFunction("REVERSE")
    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @SqlFunction("REPLACE")
    static String replace(String text, String search, String replacement) {
        return text.replace(search, replacement);
    }

    @SqlFunction("BTRIM")
    static String trimmed(String text) {
        return trim("BOTH", " ", text);
    }

    @SqlFunction("BTRIM")
    static String trimmed(String text, String characters) {
        return trim("BOTH", characters, text);
    }

    @SqlFunction("LTRIM")
    static String trimmedAtStart(String text) {
        return trim("LEADING", " ", text);
    }

    @SqlFunction("LTRIM")
    static String trimmedAtStart(String text, String characters) {
        return trim("LEADING", characters, text);
    }

    @SqlFunction("RTRIM")
    static String trimmedAtEnd(String text) {
        return trim("TRAILING", " ", text);
    }

    @SqlFunction("RTRIM")
    static String trimmedAtEnd(String text, String characters) {
        return trim("TRAILING", characters, text);
    }

    @SqlFunction("TRIM")
    static String trim(String side, String characters, String text) {
        int from = 0;
        int to = text.length();
        if (!side.equals("TRAILING")) while (from < to && characters.indexOf(text.charAt(from)) >= 0) from++;
        if (!side.equals("LEADING")) while (to > from && characters.indexOf(text.charAt(to - 1)) >= 0) to--;
        return text.substring(from, to);
    }

    @SqlFunction("LPAD")
    static @Nullable String padLeft(String text, int length, String pad) {
        if (length < 0 || pad.isEmpty() && length > length(text)) return null;
        int missing = length - length(text);
        return missing <= 0 ? left(text, length) : left(pad.repeat(missing / length(pad) + 1), missing) + text;
    }

    @SqlFunction("RPAD")
    static @Nullable String padRight(String text, int length, String pad) {
        if (length < 0 || pad.isEmpty() && length > length(text)) return null;
        int missing = length - length(text);
        return missing <= 0 ? left(text, length) : text + left(pad.repeat(missing / length(pad) + 1), missing);
    }

    @SqlFunction("POSITION")
    static int position(String search, String text) {
        return locate(search, text, 1);
    }

    @SqlFunction("INSTR")
    static int instr(String text, String search) {
        return locate(search, text, 1);
    }

    @SqlFunction("LOCATE")
    static int locate(String search, String text) {
        return locate(search, text, 1);
    }

    @SqlFunction("LOCATE")
    static int locate(String search, String text, int start) {
        if (search.isEmpty()) return 1;
        if (start > length(text)) return 0;
        int at = text.indexOf(search, text.offsetByCodePoints(0, Math.max(0, start - 1)));
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    @SqlFunction("INSTR")
    static @Nullable Integer instr(String text, String search, int start) {
        return instr(text, search, start, 1);
    }

    /// Returns the position of an occurrence. A negative start counts from the end and searches backwards.
    @SqlFunction("INSTR")
    static @Nullable Integer instr(String text, String search, int start, int occurrence) {
        if (occurrence <= 0 || start == 0) return occurrence <= 0 ? null : 0;
        int length = length(text);
        int step = start > 0 ? 1 : -1;
        int left = occurrence;
        for (int at = start > 0 ? start - 1 : length + start; at >= 0 && at < length; at += step) {
            boolean isFound = text.startsWith(search, text.offsetByCodePoints(0, at));
            if (isFound && --left == 0) return at + 1;
        }
        return 0;
    }

    @SqlFunction("STARTSWITH")
    static boolean startsWith(String text, String start) {
        return text.startsWith(start);
    }

    @SqlFunction("STARTSWITH")
    static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }

    @SqlFunction("ENDSWITH")
    static boolean endsWith(byte[] bytes, byte[] end) {
        int from = bytes.length - end.length;
        return from >= 0 && Arrays.equals(Arrays.copyOfRange(bytes, from, bytes.length), end);
    }

    @SqlFunction("ENDSWITH")
    static boolean endsWith(String text, String end) {
        return text.endsWith(end);
    }

    @SqlFunction("OVERLAY")
    static String overlay(String text, String replacement, int start) {
        return overlay(text, replacement, start, length(replacement));
    }

    @SqlFunction("OVERLAY")
    static String overlay(String text, String replacement, int start, int count) {
        int length = length(text);
        if (start <= 0 || start > length) return text;
        int end = count <= 0 ? length : (int) Math.min(length, start - 1L + count);
        return left(text, start - 1) + replacement + text.substring(text.offsetByCodePoints(0, end));
    }

    @SqlFunction("INITCAP")
    static String initialCapitals(String text) {
        StringBuilder result = new StringBuilder();
        boolean isStart = true;
        for (char each : text.toCharArray()) {
            result.append(isStart ? Character.toUpperCase(each) : Character.toLowerCase(each));
            isStart = !(each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9');
        }
        return result.toString();
    }

    @SqlFunction("ASCII")
    static int ascii(String text) {
        return text.isEmpty() ? 0 : text.getBytes(StandardCharsets.UTF_8)[0];
    }

    @SqlFunction("CHR")
    static String character(long code) {
        if (code < 0) return "";
        int low = (int) (code & 0xFF);
        return String.valueOf((char) low);
    }

    @SqlFunction("SPLIT_INDEX")
    static @Nullable String splitIndex(String text, String separator, int index) {
        if (index < 0 || text.isEmpty()) return null;
        String[] parts = separator.isEmpty() ? new String[] {text} : text.split(Pattern.quote(separator), -1);
        return index < parts.length ? parts[index] : null;
    }

    @SqlFunction("SPLIT_INDEX")
    static @Nullable String splitIndex(String text, int separator, int index) {
        if (separator <= 0 || separator > LATIN_MAX) return null;
        return splitIndex(text, String.valueOf((char) separator), index);
    }

    @SqlFunction("SPLIT")
    static ArrayData split(String text, String separator) {
        if (text.isEmpty()) return new GenericArrayData(new Object[0]);
        String[] parts = separator.isEmpty() ? text.split("") : text.split(Pattern.quote(separator), -1);
        return new GenericArrayData(
                Arrays.stream(parts).map(StringData::fromString).toArray());
    }

    @SqlFunction(value = "ELT", acceptsNull = true)
    static @Nullable String elementAt(@Nullable Integer index, @Nullable String... texts) {
        return index == null || index < 1 || index > texts.length ? null : texts[index - 1];
    }

    @SqlFunction({"TRANSLATE", "TRANSLATE3"})
    static String translate(String text, String from, String to) {
        Map<Integer, Integer> replaced = new HashMap<>();
        int[] source = from.codePoints().toArray();
        int[] target = to.codePoints().toArray();
        for (int i = 0; i < source.length; i++) replaced.putIfAbsent(source[i], i < target.length ? target[i] : -1);
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(each -> {
            int replacement = replaced.getOrDefault(each, each);
            if (replacement >= 0) result.appendCodePoint(replacement);
        });
        return result.toString();
    }

    @SqlFunction("STR_TO_MAP")
    static MapData map(String text) {
        return map(text, ",", "=");
    }

    @SqlFunction("STR_TO_MAP")
    static MapData map(String text, String entries, String keys) {
        var map = new LinkedHashMap<Object, @Nullable Object>();
        if (text.isEmpty()) return new GenericMapData(map);
        for (String entry : text.split(entries)) {
            String[] pair = entry.split(keys, 2);
            Object value = pair.length < 2 ? null : StringData.fromString(pair[1]);
            map.put(StringData.fromString(pair[0]), value);
        }
        return new GenericMapData(map);
    }
}
