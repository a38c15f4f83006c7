package dev.millrace.sql.compile.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Computes functions on ranges of bytes, which are texts in UTF-8. A range is written as a long: its start in the
/// upper half, its end in the lower half.
public final class TextBytes {
    private static final int CONTINUATION = 0x80;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CASE_BIT = 'a' - 'A';

    private TextBytes() {}

    /// Means that a function has no text as its result.
    public static final long NO_RANGE = -1;

    /// Returns a range as a long.
    public static long range(int start, int end) {
        return (long) start << 32 | end;
    }

    /// Returns the text of a range.
    public static String string(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /// Returns the bytes of a text.
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns 1 if two ranges have the same bytes, else 0.
    public static int equal(byte[] left, int leftStart, int leftEnd, byte[] right, int rightStart, int rightEnd) {
        if (leftEnd - leftStart != rightEnd - rightStart) return 0;
        return Arrays.equals(left, leftStart, leftEnd, right, rightStart, rightEnd) ? 1 : 0;
    }

    /// Returns a negative number, zero or a positive number if the left bytes come before, with or after the
    /// right ones.
    public static int compare(byte[] left, int leftStart, int leftEnd, byte[] right, int rightStart, int rightEnd) {
        return Arrays.compareUnsigned(left, leftStart, leftEnd, right, rightStart, rightEnd);
    }

    /// Returns 1 if the range has the same bytes, else 0.
    public static int equals(byte[] bytes, int start, int end, byte[] other) {
        return Arrays.equals(bytes, start, end, other, 0, other.length) ? 1 : 0;
    }

    /// Returns 1 if the range starts with the bytes, else 0.
    public static int startsWith(byte[] bytes, int start, int end, byte[] prefix) {
        int length = prefix.length;
        return end - start >= length && Arrays.equals(bytes, start, start + length, prefix, 0, length) ? 1 : 0;
    }

    /// Returns 1 if the range ends with the bytes, else 0.
    public static int endsWith(byte[] bytes, int start, int end, byte[] suffix) {
        int length = suffix.length;
        return end - start >= length && Arrays.equals(bytes, end - length, end, suffix, 0, length) ? 1 : 0;
    }

    /// Returns 1 if the range contains the bytes, else 0.
    public static int contains(byte[] bytes, int start, int end, byte[] part) {
        if (part.length == 0) return 1;
        byte first = part[0];
        int last = end - part.length;
        for (int i = start; i <= last; i++) {
            if (bytes[i] == first && Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) return 1;
        }
        return 0;
    }

    /// Returns the number of characters.
    public static int length(byte[] bytes, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) if ((bytes[i] & CONTINUATION_MASK) != CONTINUATION) count++;
        return count;
    }

    /// Returns the bytes of two texts one after the other.
    public static byte[] concat(byte[] left, int leftStart, int leftEnd, byte[] right, int rightStart, int rightEnd) {
        int leftLength = leftEnd - leftStart;
        byte[] both = new byte[leftLength + rightEnd - rightStart];
        System.arraycopy(left, leftStart, both, 0, leftLength);
        System.arraycopy(right, rightStart, both, leftLength, rightEnd - rightStart);
        return both;
    }

    /// Returns the text in capital letters.
    public static byte[] upper(byte[] bytes, int start, int end) {
        byte[] changed = new byte[end - start];
        for (int i = 0; i < changed.length; i++) {
            byte each = bytes[start + i];
            if (each < 0) return bytes(string(bytes, start, end).toUpperCase(Locale.ROOT));
            changed[i] = each >= 'a' && each <= 'z' ? (byte) (each - CASE_BIT) : each;
        }
        return changed;
    }

    /// Returns the text in small letters.
    public static byte[] lower(byte[] bytes, int start, int end) {
        byte[] changed = new byte[end - start];
        for (int i = 0; i < changed.length; i++) {
            byte each = bytes[start + i];
            if (each < 0) return bytes(string(bytes, start, end).toLowerCase(Locale.ROOT));
            changed[i] = each >= 'A' && each <= 'Z' ? (byte) (each + CASE_BIT) : each;
        }
        return changed;
    }

    /// Returns the range of a part of a text.
    ///
    /// @param position the first character, from 1; a negative number counts from the end
    /// @param count the number of characters, not negative
    public static long substring(byte[] bytes, int start, int end, int position, int count) {
        int length = length(bytes, start, end);
        int from = position > 0 ? position - 1 : position < 0 ? length + position : 0;
        if (from < 0 || from >= length) return range(start, start);
        int to = (int) Math.min(length, (long) from + count);
        if (length == end - start) return range(start + from, start + to);
        int first = offset(bytes, start, end, from);
        return range(first, offset(bytes, first, end, to - from));
    }

    /// Returns the index of the byte at which a number of characters end.
    private static int offset(byte[] bytes, int start, int end, int characters) {
        int at = start;
        for (int i = 0; i < characters; i++) {
            at++;
            while (at < end && (bytes[at] & CONTINUATION_MASK) == CONTINUATION) at++;
        }
        return at;
    }

    /// Returns the end of a text that is cut to a number of characters.
    public static int cut(byte[] bytes, int start, int end, int characters) {
        if (end - start <= characters || length(bytes, start, end) <= characters) return end;
        return offset(bytes, start, end, characters);
    }

    /// Returns the range of a part of a text between separators, or [#NO_RANGE] if there are fewer parts or no text.
    ///
    /// @param index the number of the part, from 0
    public static long part(
            byte[] bytes, int start, int end, byte[] separator, int separatorStart, int separatorEnd, int index) {
        if (index < 0 || start == end) return NO_RANGE;
        int length = separatorEnd - separatorStart;
        if (length == 0) return index == 0 ? range(start, end) : NO_RANGE;
        byte first = separator[separatorStart];
        int last = end - length;
        int from = start;
        int left = index;
        for (int i = start; i <= last; i++) {
            if (bytes[i] != first) continue;
            boolean isFound =
                    length == 1 || Arrays.equals(bytes, i, i + length, separator, separatorStart, separatorEnd);
            if (!isFound) continue;
            if (left-- == 0) return range(from, i);
            from = i + length;
            i = from - 1;
        }
        return left == 0 ? range(from, end) : NO_RANGE;
    }
}
