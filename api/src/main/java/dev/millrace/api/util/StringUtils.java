package dev.millrace.api.util;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts for people: hexadecimal, quoting, control characters.
public final class StringUtils {
    /// An array without strings.
    public static final String[] EMPTY_STRING_ARRAY = new String[0];

    private StringUtils() {}

    /// Two lower-case digits for each byte in [start, end).
    public static String byteToHexString(byte[] bytes, int start, int end) {
        return HexFormat.of().formatHex(bytes, start, end);
    }

    /// Two lower-case digits for each byte.
    public static String byteToHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The bytes that the digits stand for.
    ///
    /// @throws IllegalArgumentException if the text has an odd length or another character
    public static byte[] hexStringToByte(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// As [String#valueOf(Object)], but shows what arrays contain.
    public static String arrayAwareToString(@Nullable Object value) {
        String listed = Arrays.deepToString(new @Nullable Object[] {value});
        return listed.substring(1, listed.length() - 1);
    }

    /// Replaces control characters by their escapes.
    public static String showControlCharacters(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (char character : text.toCharArray()) shown.append(shown(character));
        return shown.toString();
    }

    private static String shown(char character) {
        return switch (character) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> character < ' ' ? String.format("\\u%04x", (int) character) : String.valueOf(character);
        };
    }

    /// Whether there is no visible character.
    public static boolean isNullOrWhitespaceOnly(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// Joins with " and "; one alone if the other is null, null if both are.
    public static @Nullable String concatenateWithAnd(@Nullable String first, @Nullable String second) {
        if (first == null) return second;
        return second == null ? first : first + " and " + second;
    }

    /// The values in double quotes, in lower case, with commas between.
    public static String toQuotedListString(Object[] values) {
        return Arrays.stream(values)
                .map(value -> '"' + String.valueOf(value).toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
    }
}
