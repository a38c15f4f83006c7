package dev.millrace.connector.files.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.JsonLines;
import java.io.IOException;

/// Files of JSON lines in UTF-8. Large files are split unless they are compressed.
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

    /// Lines that become objects of a class; a bad line ends the job.
    public static <T> JsonLinesFormat<T> of(Class<T> type) {
        return of(JsonLines.of(type));
    }

    /// Lines read in some way; a bad line ends the job.
    public static <T> JsonLinesFormat<T> of(JsonLines<T> lines) {
        return new JsonLinesFormat<>(lines, BadRecords.fail());
    }

    /// The same with another policy for bad lines.
    public JsonLinesFormat<T> onBadRecords(BadRecords newPolicy) {
        return new JsonLinesFormat<>(lines, newPolicy);
    }

    /// The same lines with bad ones as records, to be routed.
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
