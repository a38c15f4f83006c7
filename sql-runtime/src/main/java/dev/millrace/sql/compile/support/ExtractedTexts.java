package dev.millrace.sql.compile.support;

import dev.millrace.column.ColumnHashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Extracts groups of a regular expression from texts, and remembers the results of recent texts, because columns often
/// repeat their texts. Thread-safe.
public final class ExtractedTexts {
    private static final int REMEMBERED = 1 << 12;
    private static final int LENGTH_MAX = 512;

    private final Pattern pattern;
    private final int group;
    /// Has the last text of each hash. Threads may overwrite each other's entries, which are immutable.
    private final @Nullable Extracted[] recent = new Extracted[REMEMBERED];

    /// Creates an extraction.
    ///
    /// @param group the number of the group, from 0
    public ExtractedTexts(Pattern pattern, int group) {
        this.pattern = pattern;
        this.group = group;
    }

    private record Extracted(byte[] text, byte @Nullable [] result) {}

    /// Returns the group in the first match in a text, or null if there is none.
    public byte @Nullable [] of(byte[] bytes, int start, int end) {
        if (end - start > LENGTH_MAX) return extracted(bytes, start, end);
        int place = ColumnHashes.mixed(ColumnHashes.hash(bytes, start, end)) & REMEMBERED - 1;
        Extracted known = recent[place];
        if (known != null && Arrays.equals(known.text, 0, known.text.length, bytes, start, end)) return known.result;
        byte[] result = extracted(bytes, start, end);
        recent[place] = new Extracted(Arrays.copyOfRange(bytes, start, end), result);
        return result;
    }

    private byte @Nullable [] extracted(byte[] bytes, int start, int end) {
        Matcher matcher = pattern.matcher(TextBytes.string(bytes, start, end));
        if (!matcher.find() || group > matcher.groupCount()) return null;
        String found = matcher.group(group);
        return found == null ? null : found.getBytes(StandardCharsets.UTF_8);
    }
}
