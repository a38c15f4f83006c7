package dev.millrace.api.util;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.StringValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Formats and parses texts: hexadecimal digits, quotes, control characters.
public final class StringUtils {
    /// The empty array.
    public static final String[] EMPTY_STRING_ARRAY = new String[0];

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private StringUtils() {}

    /// Returns the bytes in [start, end) as lower-case hexadecimal digits.
    public static String byteToHexString(byte[] bytes, int start, int end) {
        return HexFormat.of().formatHex(bytes, start, end);
    }

    /// Returns the bytes as lower-case hexadecimal digits.
    public static String byteToHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// Parses hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if the text has an odd length or contains another character
    public static byte[] hexStringToByte(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// Converts a value to text as [String#valueOf(Object)] does, but lists the elements of arrays.
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

    /// Returns whether the text is null or contains only whitespace.
    public static boolean isNullOrWhitespaceOnly(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// Joins two texts with " and ". If one is null, the result is the other; if both are null, the result is null.
    public static @Nullable String concatenateWithAnd(@Nullable String first, @Nullable String second) {
        if (first == null) return second;
        return second == null ? first : first + " and " + second;
    }

    /// Returns the values in double quotes and lower case, separated by commas.
    public static String toQuotedListString(Object[] values) {
        return Arrays.stream(values)
                .map(value -> '"' + String.valueOf(value).toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
    }

    /// Returns a random text of any characters.
    ///
    /// @param minLength the smallest number of characters
    /// @param maxLength the largest number of characters
    public static String getRandomString(Random rnd, int minLength, int maxLength) {
        return getRandomString(rnd, minLength, maxLength, Character.MIN_VALUE, (char) (Character.MIN_SURROGATE - 1));
    }

    /// Returns a random text of characters from a range.
    ///
    /// @param minLength the smallest number of characters
    /// @param maxLength the largest number of characters
    public static String getRandomString(Random rnd, int minLength, int maxLength, char minValue, char maxValue) {
        char[] text = new char[minLength + rnd.nextInt(maxLength - minLength + 1)];
        for (int i = 0; i < text.length; i++) text[i] = (char) (minValue + rnd.nextInt(maxValue - minValue + 1));
        return new String(text);
    }

    /// Returns a random text of ASCII letters and digits.
    public static String generateRandomAlphanumericString(Random rnd, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append(ALPHANUMERIC.charAt(rnd.nextInt(ALPHANUMERIC.length())));
        return text.toString();
    }

    /// Writes a text.
    ///
    /// @throws NullPointerException if the text is null
    public static void writeString(String text, DataOutputView out) throws IOException {
        StringValue.writeString(Objects.requireNonNull(text, "the text"), out);
    }

    /// Reads a text that [#writeString] wrote.
    ///
    /// @throws IOException if there is a null instead of a text
    public static String readString(DataInputView in) throws IOException {
        String text = StringValue.readString(in);
        if (text == null) throw new IOException("There is no text where one should be.");
        return text;
    }

    /// Writes a text or null.
    public static void writeNullableString(@Nullable String text, DataOutputView out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) writeString(text, out);
    }

    /// Reads a text or null that [#writeNullableString] wrote.
    public static @Nullable String readNullableString(DataInputView in) throws IOException {
        return in.readBoolean() ? readString(in) : null;
    }
}
