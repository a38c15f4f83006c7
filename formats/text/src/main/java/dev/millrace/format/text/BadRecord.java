package dev.millrace.format.text;

import dev.millrace.base.fault.MillraceException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/// Represents a record that could not be parsed, with the reason.
///
/// @param payload the original text
/// @param path the source file
/// @param line number of the record's first line, from 1; 0 if unknown
/// @param position of the byte where parsing failed, or of the record's first byte, from 0 after decompression
/// @param field the invalid column or property, dotted if nested; empty if it is the whole record
/// @param cause what was expected
public record BadRecord(String payload, String path, long line, long position, String field, String cause)
        implements Serializable {
    private static final int EXCERPT_LENGTH = 200;

    /// @param charsBefore number of characters of the payload before the failure, which are added to the
    /// byte position
    static BadRecord at(RecordPosition place, String payload, int charsBefore, String field, String cause) {
        int end = Math.clamp(charsBefore, 0, payload.length());
        int bytes = payload.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        return new BadRecord(payload, place.path(), place.line(), place.position() + bytes, field, cause);
    }

    /// Returns the exception with which a source fails under the policy FAIL.
    public MillraceException fault() {
        String where = field.isEmpty() ? "" : ", field '" + field + "'";
        return FormatFaults.BAD_RECORD
                .what("Line %d of %s cannot be read, at byte %d%s: %s", line, path, position, where, excerpt())
                .why("%s", cause)
                .fix("Correct the line, or choose BadRecords.skip(). To route such lines, use a format of"
                        + " Decoded records and RouteBadRecords.");
    }

    /// Returns at most 200 characters of the payload.
    public String excerpt() {
        return payload.length() <= EXCERPT_LENGTH ? payload : payload.substring(0, EXCERPT_LENGTH - 1) + "…";
    }
}
