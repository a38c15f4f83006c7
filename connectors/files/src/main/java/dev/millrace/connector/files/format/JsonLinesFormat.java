package dev.millrace.connector.files.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.JsonLines;
import java.io.IOException;

/// Reads files of JSON lines in UTF-8. Large files are split unless they are compressed.
///
/// @param <T> the type of the objects
public final class JsonLinesFormat<T> implements StreamFormat<T> {
    private static final long serialVersionUID = 1L;

    private final JsonLines<T> lines;
    private final DecodedFormat<T> decoded;
    private final BadRecords policy;

    private JsonLinesFormat(JsonLines<T> lines, BadRecords policy) {
        this.lines = lines;
        this.decoded = new DecodedFormat<>(lines);
        this.policy = policy;
    }

    /// Reads lines into objects of a class; an invalid line fails the job.
    public static <T> JsonLinesFormat<T> of(Class<T> type) {
        return of(JsonLines.of(type));
    }

    /// Reads lines as configured; an invalid line fails the job.
    public static <T> JsonLinesFormat<T> of(JsonLines<T> lines) {
        return new JsonLinesFormat<>(lines, BadRecords.fail());
    }

    /// Returns the same format with another policy for invalid lines.
    public JsonLinesFormat<T> onBadRecords(BadRecords newPolicy) {
        return new JsonLinesFormat<>(lines, newPolicy);
    }

    /// Returns a format whose records include invalid lines, which a later step can route.
    public DecodedFormat<T> decoded() {
        return decoded;
    }

    @Override
    public Reader<T> createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException {
        return new GoodRecords<>(decoded.createReader(config, stream, fileLength, splitEnd), policy);
    }

    @Override
    public Reader<T> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        return new GoodRecords<>(decoded.restoreReader(config, stream, restoredOffset, fileLength, splitEnd), policy);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(lines.type());
    }
}
